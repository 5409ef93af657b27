using 'main.bicep'

// Production: spread over zones, nothing reachable but the API, locked against deletion.
param stage = 'prod'
param location = readEnvironmentVariable('AZURE_LOCATION', 'eastasia')
param contacts = [readEnvironmentVariable('HUB_CONTACT', 'hub-operations@example.com')]
param budget = 2500
param budgetStart = readEnvironmentVariable('HUB_BUDGET_START', '')
param tags = { costCenter: 'hub', dataClass: 'L4' }

param entraClientId = readEnvironmentVariable('HUB_ENTRA_CLIENT_ID', '')
param sharedPlatformAddress = readEnvironmentVariable('HUB_PLATFORM_ADDRESS', '')
param sharedPlatformAppId = readEnvironmentVariable('HUB_PLATFORM_APP_ID', '')

// Departments that are asked at an address of their own; the others go through the shared platform.
param departments = [
  { id: 'D02', baseAddress: readEnvironmentVariable('HUB_D02_ADDRESS', 'https://d02.example.gov.cn/'), keyed: true }
  { id: 'D14', baseAddress: readEnvironmentVariable('HUB_D14_ADDRESS', 'https://d14.example.gov.cn/'), keyed: true }
]
param departmentKeys = {
  D02: readEnvironmentVariable('HUB_D02_KEY', '')
  D14: readEnvironmentVariable('HUB_D14_KEY', '')
}

param apiKeyPepper = readEnvironmentVariable('HUB_API_KEY_PEPPER', '')
param bootstrapOperatorKey = readEnvironmentVariable('HUB_BOOTSTRAP_OPERATOR_KEY', '')
param sharedPlatformSecret = readEnvironmentVariable('HUB_PLATFORM_SECRET', '')
