def make_claims_times(nlp, name):
    return lambda d: d
