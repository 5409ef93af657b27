targetScope = 'subscription'

metadata name = 'Hub 政银数据共享'
metadata description = 'A hub that takes what a city\'s departments know of an enterprise and gives it to the banks that the enterprise has authorised.'

@description('Short name of the hub; part of every resource name. Lowercase letters and digits.')
@minLength(2)
@maxLength(10)
param name string = 'hub'

@description('Which sizes of stages.json to deploy.')
@allowed(['dev', 'test', 'prod'])
param stage string

@description('Region of all resources.')
param location string

@description('Tags of every resource, beside those that the hub sets itself.')
param tags object = {}

@description('Who is written to when an alert fires or the budget is nearly spent.')
@minLength(1)
param contacts string[]

@description('Monthly budget in the currency of the subscription.')
@minValue(1)
param budget int

@description('First day of the month in which the hub was first deployed, such as 2026-12-01; it must stay the same ever after. Empty: no budget is made.')
param budgetStart string = ''

@description('Redundancy of the storage account, where it differs from the stage\'s: Standard_GZRS copies everything to the paired region too.')
@allowed(['', 'Standard_LRS', 'Standard_ZRS', 'Standard_GRS', 'Standard_GZRS'])
param storageSku string = ''

@description('Address range of the virtual network; the hub uses the first two /24 of it.')
param addressPrefix string = '10.40.0.0/16'

@description('Application (client) id of the Entra ID registration that callers sign in to. Empty: callers have API keys only.')
param entraClientId string = ''

@description('Addresses from which the API may be called, in CIDR form. Empty: from everywhere, guarded by keys and tokens.')
param allowedAddresses string[] = []

@description('The departments that are pulled: id of the catalog, base address, and whether they expect a key.')
param departments Department[] = []

@description('Base address of the city\'s shared data platform. Empty: what goes through it is not pulled.')
param sharedPlatformAddress string = ''

@description('The hub\'s name at the shared data platform.')
param sharedPlatformAppId string = ''

@description('Settings of the hub that differ from their defaults, by the name after Hub__, such as { RunDeadline: \'04:00:00\' }.')
param settings object = {}

@description('When the night begins: NCRONTAB in UTC.')
param nightSchedule string = '0 0 17 * * *'

@description('How often unfinished runs are looked at: NCRONTAB in UTC.')
param repairSchedule string = '0 * * * * *'

@description('When what time or new rules have moved is evaluated again: NCRONTAB in UTC.')
param sweepSchedule string = '0 0 20 * * *'

@description('When the record of access is sealed, NCRONTAB in UTC. At least every minute: reads stop when it goes unsealed for five.')
param sealSchedule string = '*/20 * * * * *'

@description('Secret that the hashes of API keys are keyed with. Needed once; empty leaves what is in the vault.')
@secure()
param apiKeyPepper string = ''

@description('API key of the first operator. Leave it empty once further operators are made.')
@secure()
param bootstrapOperatorKey string = ''

@description('What calls to the shared data platform are signed with. Needed once; empty leaves what is in the vault.')
@secure()
param sharedPlatformSecret string = ''

@description('Keys that departments expect, by department id. Those that are missing stay as they are in the vault.')
@secure()
param departmentKeys object = {}

@description('How to reach a department.')
type Department = {
  @description('Id in the catalog, such as D14.')
  id: string

  @description('Base address of its interfaces.')
  baseAddress: string

  @description('Whether it expects a key.')
  keyed: bool
}

var cloud = loadJsonContent('clouds.json')[environment().name]
var size = loadJsonContent('stages.json')[stage]

var tables = [
  'runs'
  'batches'
  'markers'
  'unbuilt'
  'pending'
  'profiles'
  'interfaces'
  'quarantine'
  'idempotency'
  'callers'
  'datakeys'
  'enterpriseaccesses'
  'auditindex'
  'nonces'
  'callquotas'
  'cases'
  'shadowruns'
  'releases'
  'feeds'
  'consents'
  'alerts'
  'subscriptions'
  'reports'
  'milestones'
  'settings'
]

var containers = [
  { name: 'evidence', immutable: true, grows: false }
  { name: 'history', immutable: true, grows: false }
  { name: 'audit', immutable: true, grows: true }
  { name: 'segments', immutable: false, grows: false }
  { name: 'index', immutable: false, grows: false }
  { name: 'quarantine', immutable: false, grows: false }
  { name: 'locks', immutable: false, grows: false }
  { name: 'population', immutable: false, grows: false }
  { name: 'reports', immutable: false, grows: false }
]

var queues = ['pull', 'build', 'publish', 'deliver']

var token = uniqueString(subscription().id, name, stage)
var suffix = '${name}-${stage}'
var names = {
  resourceGroup: 'rg-${suffix}'
  identity: 'id-${suffix}'
  network: 'vnet-${suffix}'
  storage: take('st${name}${stage}${token}', 24)
  serviceBus: 'sb-${suffix}-${token}'
  vault: take('kv-${suffix}-${token}', 24)
  workspace: 'log-${suffix}'
  insights: 'appi-${suffix}'
  actions: 'ag-${suffix}'
  plan: 'plan-${suffix}'
  app: 'func-${suffix}-${token}'
  budget: 'budget-${suffix}'
}

var allTags = union(tags, { hub: name, stage: stage })
var isPrivate = size.privateNetwork
var isPremiumBus = size.serviceBusSku == 'Premium'

// A namespace below Premium has no private endpoint: there the queues, which carry ids only, stay on the public address.
var endpointServices = isPrivate ? concat(['blob', 'table', 'queue', 'vault'], isPremiumBus ? ['serviceBus'] : []) : []

var secrets = union(
  {
    'api-key-pepper': apiKeyPepper
    'bootstrap-operator-key': bootstrapOperatorKey
    'shared-platform-secret': sharedPlatformSecret
  },
  toObject(items(departmentKeys), entry => 'department-${toLower(entry.key)}-key', entry => entry.value)
)

resource group 'Microsoft.Resources/resourceGroups@2025-04-01' = {
  name: names.resourceGroup
  location: location
  tags: allTags
}

module identity 'modules/identity.bicep' = {
  name: 'identity'
  scope: group
  params: {
    name: names.identity
    location: location
    tags: allTags
  }
}

module monitoring 'modules/monitoring.bicep' = {
  name: 'monitoring'
  scope: group
  params: {
    workspaceName: names.workspace
    insightsName: names.insights
    actionGroupName: names.actions
    location: location
    tags: allTags
    retentionDays: size.logDays
    gigabytesADay: size.logGigabytesADay
    contacts: contacts
    principalId: identity.outputs.principalId
    locked: size.locks
  }
}

module network 'modules/network.bicep' = if (isPrivate) {
  name: 'network'
  scope: group
  params: {
    name: names.network
    location: location
    tags: allTags
    addressPrefix: addressPrefix
    flexConsumption: cloud.offers.flexConsumption
    zones: size.zones
    workspaceId: monitoring.outputs.workspaceId
  }
}

module storage 'modules/storage.bicep' = {
  name: 'storage'
  scope: group
  params: {
    name: names.storage
    location: location
    tags: allTags
    skuName: empty(storageSku) ? size.storageSku : storageSku
    isPublic: !isPrivate
    containers: containers
    tables: tables
    immutableDays: size.immutableDays
    softDeleteDays: size.softDeleteDays
    segmentDays: size.segmentDays
    coolAfterDays: size.coolAfterDays
    coldAfterDays: cloud.offers.coldTier ? size.coldAfterDays : 0
    principalId: identity.outputs.principalId
    workspaceId: monitoring.outputs.workspaceId
    locked: size.locks
  }
}

module serviceBus 'modules/servicebus.bicep' = {
  name: 'servicebus'
  scope: group
  params: {
    name: names.serviceBus
    location: location
    tags: allTags
    skuName: size.serviceBusSku
    capacity: size.serviceBusCapacity
    isPublic: !isPrivate || !isPremiumBus
    queues: queues
    principalId: identity.outputs.principalId
    workspaceId: monitoring.outputs.workspaceId
    locked: size.locks
  }
}

module vault 'modules/keyvault.bicep' = {
  name: 'keyvault'
  scope: group
  params: {
    name: names.vault
    location: location
    tags: allTags
    skuName: size.vaultSku
    isPublic: !isPrivate
    secrets: secrets
    principalId: identity.outputs.principalId
    workspaceId: monitoring.outputs.workspaceId
    locked: size.locks
  }
}

module zones 'modules/dns.bicep' = if (isPrivate) {
  name: 'dns'
  scope: group
  params: {
    services: endpointServices
    zoneNames: cloud.privateZones
    networkId: network!.outputs.networkId
    tags: allTags
  }
}

var endpointTargets = {
  blob: { id: storage.outputs.id, subresource: 'blob' }
  table: { id: storage.outputs.id, subresource: 'table' }
  queue: { id: storage.outputs.id, subresource: 'queue' }
  vault: { id: vault.outputs.id, subresource: 'vault' }
  serviceBus: { id: serviceBus.outputs.id, subresource: 'namespace' }
}

module endpoints 'modules/endpoint.bicep' = [
  for service in endpointServices: {
    name: 'endpoint-${service}'
    scope: group
    params: {
      name: 'pe-${suffix}-${toLower(service)}'
      location: location
      tags: allTags
      subnetId: network!.outputs.endpointSubnetId
      targetId: endpointTargets[service].id
      subresource: endpointTargets[service].subresource
      zoneId: zones!.outputs.zoneIds[service]
    }
  }
]

module app 'modules/functionapp.bicep' = {
  name: 'functionapp'
  scope: group
  dependsOn: [endpoints]
  params: {
    name: names.app
    planName: names.plan
    location: location
    tags: allTags
    flexConsumption: cloud.offers.flexConsumption
    size: size
    identityName: names.identity
    insightsName: names.insights
    storageName: names.storage
    serviceBusName: names.serviceBus
    serviceBusSuffix: cloud.serviceBusSuffix
    vaultName: names.vault
    subnetId: isPrivate ? network!.outputs.appSubnetId : ''
    allowedAddresses: allowedAddresses
    authorityHost: cloud.authorityHost
    issuer: '${cloud.issuerHost}${tenant().tenantId}/v2.0'
    entraClientId: entraClientId
    departments: departments
    sharedPlatformAddress: sharedPlatformAddress
    sharedPlatformAppId: sharedPlatformAppId
    bootstrapOperator: !empty(bootstrapOperatorKey)
    nightSchedule: nightSchedule
    repairSchedule: repairSchedule
    sweepSchedule: sweepSchedule
    sealSchedule: sealSchedule
    settings: settings
    workspaceId: monitoring.outputs.workspaceId
  }
}

module alerts 'modules/alerts.bicep' = {
  name: 'alerts'
  scope: group
  params: {
    prefix: suffix
    location: location
    tags: allTags
    workspaceId: monitoring.outputs.workspaceId
    actionGroupId: monitoring.outputs.actionGroupId
    serviceBusId: serviceBus.outputs.id
    storageId: storage.outputs.id
  }
}

module workbook 'modules/workbook.bicep' = {
  name: 'workbook'
  scope: group
  params: {
    displayName: 'Hub ${suffix}'
    location: location
    tags: allTags
    workspaceId: monitoring.outputs.workspaceId
  }
}

module spending 'modules/budget.bicep' = if (!empty(budgetStart) && cloud.offers.budgets) {
  name: 'budget'
  scope: group
  params: {
    name: names.budget
    amount: budget
    start: budgetStart
    contacts: contacts
  }
}

@description('The resource group.')
output RESOURCE_GROUP string = names.resourceGroup

@description('The function app.')
output FUNCTION_APP string = names.app

@description('Address of the API.')
output API string = 'https://${app.outputs.hostName}/api'

@description('The vault that holds keys and secrets.')
output VAULT string = names.vault

@description('The storage account.')
output STORAGE string = names.storage

@description('The Service Bus namespace.')
output SERVICE_BUS string = names.serviceBus

@description('Address from which departments are called, to be put on their lists; empty outside a virtual network.')
output OUTBOUND_ADDRESS string = isPrivate ? network!.outputs.outboundAddress : ''
