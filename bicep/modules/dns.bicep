metadata description = 'Private DNS zones of the services that have private endpoints, linked to the network.'

@description('The services: keys of zoneNames.')
param services string[]

@description('Zone of each service in this cloud.')
param zoneNames object

@description('The network that asks these zones.')
param networkId string

@description('Tags.')
param tags object

resource zones 'Microsoft.Network/privateDnsZones@2024-06-01' = [
  for service in services: {
    name: zoneNames[service]
    location: 'global'
    tags: tags
  }
]

resource links 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = [
  for (service, i) in services: {
    parent: zones[i]
    name: 'hub'
    location: 'global'
    tags: tags
    properties: {
      registrationEnabled: false
      virtualNetwork: { id: networkId }
    }
  }
]

@description('Id of each service\'s zone.')
output zoneIds object = toObject(services, service => service, service => resourceId('Microsoft.Network/privateDnsZones', zoneNames[service]))
