metadata description = 'The alerts of alerts.json.'

@description('Start of every rule\'s name.')
param prefix string

@description('Region.')
param location string

@description('Tags.')
param tags object

@description('The workspace that queries read.')
param workspaceId string

@description('Where alerts go.')
param actionGroupId string

@description('The Service Bus namespace.')
param serviceBusId string

@description('The storage account.')
param storageId string

var alerts = loadJsonContent('../alerts.json')
var watched = { serviceBus: serviceBusId, storage: storageId }

resource queries 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for rule in alerts.queries: {
    name: '${prefix}-${rule.id}'
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: rule.zh
      description: rule.en
      severity: rule.severity
      enabled: rule.enabled
      scopes: [workspaceId]
      evaluationFrequency: rule.every
      windowSize: rule.window
      // A rule stands before the first line of its kind is logged: then the table is not there yet.
      skipQueryValidation: true
      autoMitigate: true
      criteria: {
        allOf: [
          {
            query: join(rule.query, '\n')
            timeAggregation: 'Count'
            operator: rule.operator
            threshold: rule.threshold
            dimensions: map(rule.dimensions, dimension => { name: dimension, operator: 'Include', values: ['*'] })
            failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
          }
        ]
      }
      actions: { actionGroups: [actionGroupId] }
    }
  }
]

resource metrics 'Microsoft.Insights/metricAlerts@2018-03-01' = [
  for rule in alerts.metrics: {
    name: '${prefix}-${rule.id}'
    location: 'global'
    tags: tags
    properties: {
      description: '${rule.zh} ${rule.en}'
      severity: rule.severity
      enabled: true
      autoMitigate: true
      scopes: [watched[rule.of]]
      evaluationFrequency: rule.every
      windowSize: rule.window
      criteria: {
        'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
        allOf: [
          {
            criterionType: 'StaticThresholdCriterion'
            name: rule.id
            metricNamespace: rule.namespace
            metricName: rule.metric
            timeAggregation: rule.aggregation
            operator: rule.operator
            threshold: rule.threshold
            dimensions: map(rule.dimensions, dimension => { name: dimension, operator: 'Include', values: ['*'] })
          }
        ]
      }
      actions: [{ actionGroupId: actionGroupId }]
    }
  }
]
