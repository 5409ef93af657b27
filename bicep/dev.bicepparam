using 'main.bicep'

// A hub to develop against: public endpoints, guarded by identities and keys alone; nothing is kept ready.
param stage = 'dev'
param location = readEnvironmentVariable('AZURE_LOCATION', 'eastasia')
param contacts = [readEnvironmentVariable('HUB_CONTACT', 'hub-dev@example.com')]
param budget = 150
param budgetStart = readEnvironmentVariable('HUB_BUDGET_START', '')
param tags = { costCenter: 'hub-dev' }

param apiKeyPepper = readEnvironmentVariable('HUB_API_KEY_PEPPER', '')
param bootstrapOperatorKey = readEnvironmentVariable('HUB_BOOTSTRAP_OPERATOR_KEY', '')
