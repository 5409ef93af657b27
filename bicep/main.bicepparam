using 'main.bicep'

// For `azd up`: the stage and the place are values of the azd environment (azd env set HUB_STAGE test).
param stage = readEnvironmentVariable('HUB_STAGE', 'dev')
param location = readEnvironmentVariable('AZURE_LOCATION', 'eastasia')
param contacts = [readEnvironmentVariable('HUB_CONTACT', 'hub@example.com')]
param budget = int(readEnvironmentVariable('HUB_BUDGET', '150'))
param budgetStart = readEnvironmentVariable('HUB_BUDGET_START', '')
param tags = { costCenter: 'hub' }

param apiKeyPepper = readEnvironmentVariable('HUB_API_KEY_PEPPER', '')
param bootstrapOperatorKey = readEnvironmentVariable('HUB_BOOTSTRAP_OPERATOR_KEY', '')
