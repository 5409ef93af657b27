metadata description = 'The function app: Flex Consumption where it is offered, a dedicated Linux plan elsewhere; all its settings; who signs in.'

@description('Name of the app.')
@minLength(2)
@maxLength(60)
param name string

@description('Name of the plan.')
param planName string

@description('Region.')
param location string

@description('Tags.')
param tags object

@description('Whether this cloud offers the Flex Consumption plan.')
param flexConsumption bool

@description('Sizes: a stage of stages.json.')
param size object

@description('Name of the hub\'s identity.')
param identityName string

@description('Name of the Application Insights component.')
param insightsName string

@description('Name of the storage account.')
param storageName string

@description('Name of the Service Bus namespace.')
param serviceBusName string

@description('Domain of Service Bus namespaces in this cloud.')
param serviceBusSuffix string

@description('Name of the vault.')
param vaultName string

@description('Subnet that the app calls out of; empty: none.')
param subnetId string

@description('Addresses from which the API may be called, in CIDR form; empty: from everywhere.')
param allowedAddresses string[]

@description('Where identities get their tokens in this cloud.')
param authorityHost string

@description('Who issues the tokens that callers sign in with.')
param issuer string

@description('Application (client) id of the Entra ID registration; empty: nobody signs in.')
param entraClientId string

@description('The departments that are pulled: id, baseAddress, keyed.')
param departments object[]

@description('Base address of the city\'s shared data platform; empty: none.')
param sharedPlatformAddress string

@description('The hub\'s name at the shared data platform.')
param sharedPlatformAppId string

@description('Whether the vault has a key for the first operator.')
param bootstrapOperator bool

@description('When the night begins: NCRONTAB in UTC.')
param nightSchedule string

@description('How often unfinished runs are looked at: NCRONTAB in UTC.')
param repairSchedule string

@description('When what time or new rules have moved is evaluated again: NCRONTAB in UTC.')
param sweepSchedule string

@description('When the record of access is sealed, NCRONTAB in UTC.')
param sealSchedule string

@description('Settings of the hub that differ from their defaults, by the name after Hub__.')
param settings object

@description('Where diagnostics go.')
param workspaceId string

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: identityName
}

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

resource storage 'Microsoft.Storage/storageAccounts@2025-06-01' existing = {
  name: storageName
}

resource vault 'Microsoft.KeyVault/vaults@2025-05-01' existing = {
  name: vaultName
}

var endpoints = storage.properties.primaryEndpoints
var packages = '${endpoints.blob}packages'
var secretsUri = '${vault.properties.vaultUri}secrets/'
var hasSubnet = !empty(subnetId)

var platformSettings = {
  AzureWebJobsStorage__blobServiceUri: endpoints.blob
  AzureWebJobsStorage__queueServiceUri: endpoints.queue
  AzureWebJobsStorage__tableServiceUri: endpoints.table
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: identity.properties.clientId
  ServiceBus__fullyQualifiedNamespace: '${serviceBusName}.${serviceBusSuffix}'
  ServiceBus__credential: 'managedidentity'
  ServiceBus__clientId: identity.properties.clientId
  KeyVault__vaultUri: vault.properties.vaultUri
  AZURE_CLIENT_ID: identity.properties.clientId
  AZURE_AUTHORITY_HOST: authorityHost
  APPLICATIONINSIGHTS_CONNECTION_STRING: insights.properties.ConnectionString
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identity.properties.clientId};Authorization=AAD'
  // Four times the largest push, as the worker allows too: the rest of a refused body is read, so that the caller gets the answer.
  FUNCTIONS_REQUEST_BODY_SIZE_LIMIT: string(int(hubSettings.Hub__MaxPushBytes) * 4)
}

// What a dedicated plan must be told; Flex Consumption has it in functionAppConfig and refuses these.
var dedicatedSettings = flexConsumption
  ? {}
  : {
      FUNCTIONS_EXTENSION_VERSION: '~4'
      FUNCTIONS_WORKER_RUNTIME: 'dotnet-isolated'
      WEBSITE_RUN_FROM_PACKAGE: '${packages}/hub.zip'
      WEBSITE_RUN_FROM_PACKAGE_BLOB_MI_RESOURCE_ID: identity.id
    }

var defaults = {
  Hub__Demo: 'false'
  Hub__CreateQueues: 'false'
  Hub__MaxPushBytes: '57671680'
  Hub__MaxRecordBytes: '1048576'
  Hub__CheckpointRecords: '20000'
  Hub__CheckpointBytes: '8388608'
  Hub__PushDebounce: '00:00:02'
  Hub__RunDeadline: '03:00:00'
  Hub__PullRetryDelay: '00:00:20'
  Hub__PullAttempts: '8'
  Hub__PullSlice: '00:03:30'
  Hub__QueueLock: '00:01:00'
  Hub__RepairAfter: '00:05:00'
  Hub__RefreshBudget: '00:00:08'
  Hub__ReportBudget: '00:00:01.5000000'
  Hub__RawRetentionMonths: '24'
  Hub__SignatureWindow: '00:05:00'
  Hub__FailedSignInsPerMinute: '300'
  Hub__Sharing__AllowedReceivers: ''
  Hub__Sharing__ReceiverTimeout: '00:00:15'
  Hub__Sharing__DeliverySlice: '00:00:30'
  Hub__Sharing__MostDeliveryBytes: '524288'
  Hub__Sharing__KeepEvents: '30.00:00:00'
  Hub__Sharing__KeepAlerts: '420.00:00:00'
  Hub__SealLimit: '00:05:00'
}

var hubSettings = union(
  defaults,
  toObject(items(settings), entry => 'Hub__${entry.key}', entry => string(entry.value)),
  {
    Hub__CatalogPath: ''
    Hub__ApiKeyPepper: '@Microsoft.KeyVault(SecretUri=${secretsUri}api-key-pepper)'
    NightSchedule: nightSchedule
    RepairSchedule: repairSchedule
    SweepSchedule: sweepSchedule
    SealSchedule: sealSchedule
  },
  bootstrapOperator
    ? { Hub__BootstrapOperatorKey: '@Microsoft.KeyVault(SecretUri=${secretsUri}bootstrap-operator-key)' }
    : {},
  empty(sharedPlatformAddress)
    ? {}
    : {
        Hub__SharedPlatform__BaseAddress: sharedPlatformAddress
        Hub__SharedPlatform__AppId: sharedPlatformAppId
        Hub__SharedPlatform__Secret: '@Microsoft.KeyVault(SecretUri=${secretsUri}shared-platform-secret)'
      },
  toObject(departments, d => 'Hub__Departments__${d.id}__BaseAddress', d => d.baseAddress),
  toObject(
    filter(departments, d => d.keyed),
    d => 'Hub__Departments__${d.id}__ApiKey',
    d => '@Microsoft.KeyVault(SecretUri=${secretsUri}department-${toLower(d.id)}-key)'
  )
)

resource plan 'Microsoft.Web/serverfarms@2025-03-01' = {
  name: planName
  location: location
  tags: tags
  kind: flexConsumption ? 'functionapp' : 'linux'
  sku: flexConsumption
    ? { name: 'FC1', tier: 'FlexConsumption' }
    : { name: size.planSku, tier: 'PremiumV3', capacity: size.planInstances }
  properties: {
    reserved: true
    zoneRedundant: size.zones
  }
}

var common = {
  serverFarmId: plan.id
  httpsOnly: true
  clientAffinityEnabled: false
  keyVaultReferenceIdentity: identity.id
  publicNetworkAccess: 'Enabled'
}

var restrictions = {
  minTlsVersion: '1.2'
  scmMinTlsVersion: '1.2'
  ftpsState: 'Disabled'
  http20Enabled: true
  ipSecurityRestrictionsDefaultAction: empty(allowedAddresses) ? 'Allow' : 'Deny'
  ipSecurityRestrictions: [
    for (address, i) in allowedAddresses: {
      name: 'caller-${i}'
      ipAddress: address
      action: 'Allow'
      priority: 100 + i
    }
  ]
}

var hosting = flexConsumption
  ? {
      siteConfig: restrictions
      functionAppConfig: {
        runtime: { name: 'dotnet-isolated', version: '10.0' }
        deployment: {
          storage: {
            type: 'blobContainer'
            value: packages
            authentication: {
              type: 'UserAssignedIdentity'
              userAssignedIdentityResourceId: identity.id
            }
          }
        }
        scaleAndConcurrency: {
          instanceMemoryMB: size.instanceMemoryMB
          maximumInstanceCount: size.maximumInstances
          alwaysReady: map(items(size.alwaysReady), group => { name: group.key, instanceCount: group.value })
          triggers: { http: { perInstanceConcurrency: size.httpConcurrency } }
        }
      }
    }
  : {
      siteConfig: union(restrictions, {
        linuxFxVersion: 'DOTNET-ISOLATED|10.0'
        alwaysOn: true
        healthCheckPath: '/api/health/live'
      })
    }

resource app 'Microsoft.Web/sites@2025-03-01' = {
  name: name
  location: location
  tags: tags
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identity.id}': {} }
  }
  properties: union(
    common,
    hosting,
    hasSubnet ? { virtualNetworkSubnetId: subnetId } : {},
    hasSubnet && !flexConsumption ? { outboundVnetRouting: { allTraffic: true } } : {}
  )
}

resource appSettings 'Microsoft.Web/sites/config@2025-03-01' = {
  parent: app
  name: 'appsettings'
  properties: union(platformSettings, dedicatedSettings, hubSettings)
}

// Callers with an API key come without a token, so nobody is turned away here: the hub itself denies by default.
// A token that is there and does not hold is turned away.
resource authentication 'Microsoft.Web/sites/config@2025-03-01' = {
  parent: app
  name: 'authsettingsV2'
  dependsOn: [appSettings]
  properties: {
    platform: { enabled: !empty(entraClientId) }
    globalValidation: {
      requireAuthentication: false
      unauthenticatedClientAction: 'AllowAnonymous'
    }
    httpSettings: { requireHttps: true }
    login: { tokenStore: { enabled: false } }
    identityProviders: {
      azureActiveDirectory: {
        enabled: !empty(entraClientId)
        registration: { openIdIssuer: issuer, clientId: entraClientId }
        validation: { allowedAudiences: [entraClientId, 'api://${entraClientId}'] }
      }
    }
  }
}

resource ftpPublishing 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2025-03-01' = {
  parent: app
  name: 'ftp'
  properties: { allow: false }
}

resource scmPublishing 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2025-03-01' = {
  parent: app
  name: 'scm'
  properties: { allow: false }
}

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: app
  properties: {
    workspaceId: workspaceId
    logs: [{ categoryGroup: 'allLogs', enabled: true }]
    metrics: [{ category: 'AllMetrics', enabled: true }]
  }
}

resource planDiagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = if (!flexConsumption) {
  name: 'to-workspace'
  scope: plan
  properties: {
    workspaceId: workspaceId
    metrics: [{ category: 'AllMetrics', enabled: true }]
  }
}

@description('Host name of the app.')
output hostName string = app.properties.defaultHostName
