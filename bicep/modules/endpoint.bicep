metadata description = 'A private endpoint, with its name in the private DNS zone.'

@description('Name of the endpoint.')
param name string

@description('Region.')
param location string

@description('Tags.')
param tags object

@description('The subnet it gets its address from.')
param subnetId string

@description('The resource that is reached through it.')
param targetId string

@description('Which part of the resource: blob, table, queue, vault or namespace.')
param subresource string

@description('The private DNS zone.')
param zoneId string

resource endpoint 'Microsoft.Network/privateEndpoints@2025-05-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    subnet: { id: subnetId }
    customNetworkInterfaceName: 'nic-${name}'
    privateLinkServiceConnections: [
      {
        name: subresource
        properties: {
          privateLinkServiceId: targetId
          groupIds: [subresource]
        }
      }
    ]
  }
}

resource zoneGroup 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2025-05-01' = {
  parent: endpoint
  name: 'default'
  properties: {
    privateDnsZoneConfigs: [{ name: subresource, properties: { privateDnsZoneId: zoneId } }]
  }
}
