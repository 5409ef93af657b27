metadata description = 'The workbook of workbook.json: nights, freshness, queues, errors on one page.'

@description('What the workbook is called.')
param displayName string

@description('Region.')
param location string

@description('Tags.')
param tags object

@description('The workspace that it reads.')
param workspaceId string

resource workbook 'Microsoft.Insights/workbooks@2023-06-01' = {
  name: guid(resourceGroup().id, 'workbook')
  location: location
  tags: tags
  kind: 'shared'
  properties: {
    displayName: displayName
    category: 'workbook'
    version: '1.0'
    sourceId: workspaceId
    serializedData: loadTextContent('../workbook.json')
  }
}
