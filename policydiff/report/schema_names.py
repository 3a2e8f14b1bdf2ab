"""Names of the documents that commands write themselves, with the number of their major version."""

CONFIG = "policydiff.config/1"
IMPORT = "policydiff.import/1"
VERIFICATION = "policydiff.verification/1"
VERSIONS = "policydiff.versions/1"
