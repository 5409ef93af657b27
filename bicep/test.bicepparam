using 'main.bicep'

// What production is, small: the same network, one of everything.
param stage = 'test'
param location = readEnvironmentVariable('AZURE_LOCATION', 'eastasia')
param contacts = [readEnvironmentVariable('HUB_CONTACT', 'hub-test@example.com')]
param budget = 400
param budgetStart = readEnvironmentVariable('HUB_BUDGET_START', '')
param tags = { costCenter: 'hub-test' }

param entraClientId = readEnvironmentVariable('HUB_ENTRA_CLIENT_ID', '')
param sharedPlatformAddress = readEnvironmentVariable('HUB_PLATFORM_ADDRESS', '')
param sharedPlatformAppId = readEnvironmentVariable('HUB_PLATFORM_APP_ID', '')

param apiKeyPepper = readEnvironmentVariable('HUB_API_KEY_PEPPER', '')
param bootstrapOperatorKey = readEnvironmentVariable('HUB_BOOTSTRAP_OPERATOR_KEY', '')
param sharedPlatformSecret = readEnvironmentVariable('HUB_PLATFORM_SECRET', '')
