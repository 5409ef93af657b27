metadata description = 'The vault: a key to sign with, a key to wrap data keys with, and the secrets that app settings refer to.'

@description('Name of the vault.')
@minLength(3)
@maxLength(24)
param name string

@description('Region.')
param location string

@description('Tags.')
param tags object

@description('standard keeps keys in software, premium in hardware.')
@allowed(['standard', 'premium'])
param skuName string

@description('Whether the vault answers outside the virtual network; everybody still needs a role.')
param isPublic bool

@description('Secrets by name. An empty one stays as it is in the vault.')
@secure()
param secrets object

@description('The identity of the hub.')
param principalId string

@description('Where diagnostics go.')
param workspaceId string

@description('Whether the vault is locked against deletion.')
param locked bool

// Key Vault Crypto User, Key Vault Secrets User
var cryptoUser = '12338af0-0e69-4776-bea7-57ae8d297424'
var secretsUser = '4633458b-17de-408a-b874-0445c86b69e6'

var hardware = skuName == 'premium' ? '-HSM' : ''

resource vault 'Microsoft.KeyVault/vaults@2025-05-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    tenantId: tenant().tenantId
    sku: { family: 'A', name: skuName }
    enableRbacAuthorization: true
    enableSoftDelete: true
    softDeleteRetentionInDays: 90
    enablePurgeProtection: true
    publicNetworkAccess: isPublic ? 'Enabled' : 'Disabled'
    networkAcls: {
      bypass: 'None'
      defaultAction: isPublic ? 'Allow' : 'Deny'
    }
  }
}

// ES256: what leaves the hub with its signature.
resource signing 'Microsoft.KeyVault/vaults/keys@2025-05-01' = {
  parent: vault
  name: 'signing'
  tags: tags
  properties: {
    kty: 'EC${hardware}'
    curveName: 'P-256'
    keyOps: ['sign', 'verify']
    rotationPolicy: {
      attributes: { expiryTime: 'P2Y' }
      lifetimeActions: [
        { trigger: { timeAfterCreate: 'P1Y' }, action: { type: 'rotate' } }
        { trigger: { timeBeforeExpiry: 'P30D' }, action: { type: 'notify' } }
      ]
    }
  }
}

// Wraps the data keys that blobs are encrypted under; old versions stay, so that old data keys can still be unwrapped.
resource wrapping 'Microsoft.KeyVault/vaults/keys@2025-05-01' = {
  parent: vault
  name: 'wrapping'
  tags: tags
  properties: {
    kty: 'RSA${hardware}'
    keySize: 3072
    keyOps: ['wrapKey', 'unwrapKey']
    rotationPolicy: {
      lifetimeActions: [{ trigger: { timeAfterCreate: 'P1Y' }, action: { type: 'rotate' } }]
    }
  }
}

resource hubSecrets 'Microsoft.KeyVault/vaults/secrets@2025-05-01' = [
  for secret in items(secrets): if (!empty(secret.value)) {
    parent: vault
    name: secret.key
    tags: tags
    properties: { value: secret.value }
  }
]

resource signingUse 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(signing.id, principalId, cryptoUser)
  scope: signing
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', cryptoUser)
  }
}

resource wrappingUse 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(wrapping.id, principalId, cryptoUser)
  scope: wrapping
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', cryptoUser)
  }
}

resource secretsUse 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, principalId, secretsUser)
  scope: vault
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', secretsUser)
  }
}

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: vault
  properties: {
    workspaceId: workspaceId
    logs: [{ categoryGroup: 'allLogs', enabled: true }]
    metrics: [{ category: 'AllMetrics', enabled: true }]
  }
}

resource lock 'Microsoft.Authorization/locks@2020-05-01' = if (locked) {
  name: 'keep'
  scope: vault
  properties: {
    level: 'CanNotDelete'
    notes: 'Without the wrapping key, what is encrypted is lost.'
  }
}

@description('The vault.')
output id string = vault.id
