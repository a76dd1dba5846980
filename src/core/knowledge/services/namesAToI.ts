/**
 * Names of services by their `eventSource`, first half of the alphabet. One per line: what comes before `.amazonaws.com`, the
 * name in AWS's own spelling, and the version of its API reference (`2016-11-15`, or its whole ID if that begins otherwise).
 * Prefixes and names: https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 * Sources that are no IAM prefix (`amazonmq`, `monitoring`): https://docs.aws.amazon.com/eventbridge/latest/ref/events.html
 * API IDs, and endpoints that are no IAM prefix: `metadata` of the service models in https://github.com/boto/botocore
 */
export const NAMES_A_TO_I = `
a2c|AWS App2Container
a4b|Alexa for Business
access-analyzer|AWS IAM Access Analyzer|accessanalyzer-2019-11-01
account|AWS Account Management|2021-02-01
account-access|AWS Account Access Manager|2018-05-10
acm|AWS Certificate Manager|2015-12-08
acm-pca|AWS Private Certificate Authority|2017-08-22
aco-automation|AWS Compute Optimizer Automation|compute-optimizer-automation-2025-09-22
action-recommendations|AWS Action Recommendations
activate|AWS Activate
agent-registry|AWS Agent Registry|2025-12-01
agent-registry-control|Agent Registry Control|2025-12-01
agentaccess-mcp|Amazon WorkSpaces AgentAccess MCP Server
agreement-marketplace|AWS Marketplace Agreement Service|marketplace-agreement-2020-03-01
aidevops|AWS DevOps Agent Service|devops-agent-2026-01-01
aiops|Amazon AI Operations|2018-05-10
airflow|Amazon Managed Workflows for Apache Airflow|mwaa-2020-07-01
airflow-serverless|AWS MWAA Serverless|mwaa-serverless-2024-07-26
amazonmq|Amazon MQ|mq-2017-11-27
amplify|AWS Amplify|2017-07-25
amplifybackend|AWS Amplify Admin|2020-08-11
amplifyuibuilder|AWS Amplify UI Builder|2021-08-11
aoss|Amazon OpenSearch Serverless|opensearchserverless-2021-11-01
apigateway|Amazon API Gateway|2015-07-09
app-integrations|Amazon AppIntegrations|appintegrations-2020-07-29
appconfig|AWS AppConfig|2019-10-09
appconfigdata|AWS AppConfig Data|2021-11-11
appfabric|AWS AppFabric|2023-05-19
appflow|Amazon AppFlow|2020-08-23
application-autoscaling|AWS Application Auto Scaling|2016-02-06
application-cost-profiler|AWS Application Cost Profiler|AWSApplicationCostProfiler-2020-09-10
application-insights|Amazon CloudWatch Application Insights|2018-11-25
application-signals|Amazon CloudWatch Application Signals|2024-04-15
application-signals-mcp|Amazon CloudWatch Application Signals MCP Server
application-transformation|AWS Application Transformation Service
applicationinsights|Amazon CloudWatch Application Insights|application-insights-2018-11-25
appmesh|AWS App Mesh|2019-01-25
appmesh-preview|AWS App Mesh Preview
apprunner|AWS App Runner|2020-05-15
appstream|Amazon AppStream 2.0|2016-12-01
appstream2|Amazon AppStream|appstream-2016-12-01
appstudio|AWS App Studio
appsync|AWS AppSync|2017-07-25
apptest|AWS Mainframe Modernization Application Testing
aps|Amazon Managed Service for Prometheus|amp-2020-08-01
arc-region-switch|Amazon ARC Region switch|2022-07-26
arc-zonal-shift|Amazon Application Recovery Controller - Zonal Shift|2022-10-30
arsenal|Application Discovery Arsenal
artifact|AWS Artifact|2018-05-10
athena|Amazon Athena|2017-05-18
auditmanager|AWS Audit Manager|2017-07-25
autoscaling|Amazon EC2 Auto Scaling|2011-01-01
autoscaling-plans|AWS Auto Scaling|2018-01-06
aws-external-anthropic|Claude Platform on AWS
aws-marketplace|AWS Marketplace|marketplace-catalog-2018-09-17
aws-marketplace-management|AWS Marketplace Management Portal
aws-portal|AWS Billing Console
awsconnector|AWS Connector Service
awsssoportal|AWS access portal (IAM Identity Center)|sso-2019-06-10
b2bi|AWS B2B Data Interchange|2022-06-23
backup|AWS Backup|2018-11-15
backup-gateway|AWS Backup Gateway|2021-01-01
backup-search|AWS Backup Search|backupsearch-2018-05-10
backup-storage|AWS Backup storage
batch|AWS Batch|2016-08-10
bcm-dashboards|AWS Billing and Cost Management Dashboards|2025-08-18
bcm-data-exports|AWS Billing And Cost Management Data Exports|2023-11-26
bcm-pricing-calculator|AWS Billing And Cost Management Pricing Calculator|2024-06-19
bcm-recommended-actions|AWS Billing And Cost Management Recommended Actions|2024-11-14
bedrock|Amazon Bedrock|2023-04-20
bedrock-agent|Agents for Amazon Bedrock|2023-06-05
bedrock-agent-runtime|Agents for Amazon Bedrock Runtime|2023-07-26
bedrock-agentcore|Amazon Bedrock Agentcore|2024-02-28
bedrock-agentcore-control|Amazon Bedrock AgentCore Control|2023-06-05
bedrock-data-automation|Data Automation for Amazon Bedrock|2023-07-26
bedrock-data-automation-runtime|Runtime for Amazon Bedrock Data Automation|2024-06-13
bedrock-mantle|Amazon Bedrock Powered by AWS Mantle
bedrock-runtime|Amazon Bedrock Runtime|2023-09-30
bedrock-websearch|Amazon Bedrock Web Search
billing|AWS Billing|2023-09-07
billingconductor|AWS Billing Conductor|2021-07-30
billingconsole|AWS Billing console
braket|Amazon Braket|2019-09-01
budgets|AWS Budget Service|2016-10-20
bugbust|AWS BugBust
cases|Amazon Connect Cases|connectcases-2022-10-03
cassandra|Amazon Keyspaces (for Apache Cassandra)|keyspaces-2022-02-10
cassandra-streams|Amazon Keyspaces Streams|keyspacesstreams-2024-09-09
ce|AWS Cost Explorer Service|2017-10-25
chatbot|AWS Chatbot|2017-10-11
chime|Amazon Chime|2018-05-01
cleanrooms|AWS Clean Rooms|2022-02-17
cleanrooms-ml|AWS Clean Rooms ML|cleanroomsml-2023-09-06
cloud9|AWS Cloud9|2017-09-23
cloudcontrolapi|AWS Cloud Control API|cloudcontrol-2021-09-30
clouddirectory|Amazon Cloud Directory|2017-01-11
cloudformation|AWS CloudFormation|2010-05-15
cloudfront|Amazon CloudFront|2020-05-31
cloudfront-keyvaluestore|Amazon CloudFront KeyValueStore|2022-07-26
cloudhsm|AWS CloudHSM|2014-05-30
cloudhsmv2|AWS CloudHSM V2|2017-04-28
cloudsearch|Amazon CloudSearch|2013-01-01
cloudsearchdomain|Amazon CloudSearch Domain|2013-01-01
cloudshell|AWS CloudShell
cloudtrail|AWS CloudTrail|2013-11-01
cloudtrail-data|AWS CloudTrail Data|2021-08-11
cloudwatch|Amazon CloudWatch|monitoring-2010-08-01
cloudwatch-omni|CloudWatch Omni|cloudwatchomni-2025-01-01
codeartifact|AWS CodeArtifact|2018-09-22
codebuild|AWS CodeBuild|2016-10-06
codecatalyst|Amazon CodeCatalyst|2022-09-28
codecommit|AWS CodeCommit|2015-04-13
codeconnections|AWS CodeConnections|2023-12-01
codedeploy|AWS CodeDeploy|2014-10-06
codedeploy-commands-secure|AWS CodeDeploy secure host commands service
codeguru|Amazon CodeGuru
codeguru-profiler|Amazon CodeGuru Profiler|codeguruprofiler-2019-07-18
codeguru-reviewer|Amazon CodeGuru Reviewer|2019-09-19
codeguru-security|Amazon CodeGuru Security|2018-05-10
codepipeline|AWS CodePipeline|2015-07-09
codestar|AWS CodeStar
codestar-connections|AWS CodeStar Connections|2019-12-01
codestar-notifications|AWS CodeStar Notifications|2019-10-15
codewhisperer|Amazon CodeWhisperer
cognito-identity|Amazon Cognito Identity|2014-06-30
cognito-idp|Amazon Cognito User Pools|2016-04-18
cognito-sync|Amazon Cognito Sync|2014-06-30
comprehend|Amazon Comprehend|2017-11-27
comprehendmedical|Amazon Comprehend Medical|2018-10-30
compute-optimizer|AWS Compute Optimizer|2019-11-01
config|AWS Config|2014-11-12
connect|Amazon Connect|2017-08-08
connect-campaigns|Amazon Connect Outbound Campaigns|connectcampaignsv2-2024-04-23
consoleapp|AWS Management Console Mobile App
consolidatedbilling|AWS Consolidated Billing
contact-lens|Amazon Connect Contact Lens|connect-contact-lens-2020-08-21
controlcatalog|AWS Control Catalog|2018-05-10
controltower|AWS Control Tower|2018-05-10
cost-optimization-hub|AWS Cost Optimization Hub|2022-07-26
cur|AWS Cost and Usage Report|2017-01-06
customer-verification|AWS Customer Verification Service
data-signer|AWS Signer Data Plane|signer-data-2017-08-25
databrew|AWS Glue DataBrew|2017-07-25
dataexchange|AWS Data Exchange|2017-07-25
datapipeline|AWS Data Pipeline|2012-10-29
datasync|AWS DataSync|2018-11-09
datazone|Amazon DataZone|2018-05-10
dax|Amazon DynamoDB Accelerator (DAX)|2017-04-19
dbqms|Database Query Metadata Service
deadline|AWS Deadline Cloud|2023-10-12
deployment-marketplace|AWS Marketplace Deployment Service|marketplace-deployment-2023-01-25
detective|Amazon Detective|2018-10-26
devicefarm|AWS Device Farm|2015-06-23
devops-guru|Amazon DevOps Guru|2020-12-01
directconnect|AWS Direct Connect|2012-10-25
discovery|AWS Application Discovery Service|2015-11-01
discovery-marketplace|AWS Marketplace Discovery|marketplace-discovery-2026-02-05
dlm|Amazon Data Lifecycle Manager|2018-01-12
dms|AWS Database Migration Service|2016-01-01
docdb-elastic|Amazon DocumentDB Elastic Clusters|2022-11-28
drs|AWS Elastic Disaster Recovery|2020-02-26
ds|AWS Directory Service|2015-04-16
ds-data|AWS Directory Service Data|directory-service-data-2023-05-31
dsql|Amazon Aurora DSQL|2018-05-10
dynamodb|Amazon DynamoDB|2012-08-10
ebs|Amazon Elastic Block Store|2019-11-02
ec2|Amazon EC2|2016-11-15
ec2-instance-connect|Amazon EC2 Instance Connect|2018-04-02
ec2messages|Amazon Message Delivery Service
ecr|Amazon Elastic Container Registry|2015-09-21
ecr-public|Amazon Elastic Container Registry Public|2020-10-30
ecs|Amazon Elastic Container Service|2014-11-13
ecs-mcp|Amazon ECS MCP Service
eks|Amazon Elastic Kubernetes Service|2017-11-01
eks-auth|Amazon EKS Auth|2023-11-26
eks-mcp|Amazon EKS MCP Server
elasticache|Amazon ElastiCache|2015-02-02
elasticbeanstalk|AWS Elastic Beanstalk|2010-12-01
elasticfilesystem|Amazon Elastic File System|2015-02-01
elasticloadbalancing|Elastic Load Balancing|elasticloadbalancingv2-2015-12-01
elasticmapreduce|Amazon EMR|2009-03-31
elastictranscoder|Amazon Elastic Transcoder
elemental-activations|AWS Elemental Appliances and Software Activation Service
elemental-appliances-software|AWS Elemental Appliances and Software
elemental-inference|AWS Elemental Inference|elementalinference-2018-11-14
elemental-support-cases|AWS Elemental Support Cases
elemental-support-content|AWS Elemental Support Content
email|Amazon Simple Email Service|2010-12-01
emr-containers|Amazon EMR on EKS|2020-10-01
emr-serverless|Amazon EMR Serverless|2021-07-13
end-user-messaging|AWS End User Messaging|endusermessaging-2026-09-21
entityresolution|AWS Entity Resolution|2018-05-10
es|Amazon OpenSearch Service|opensearch-2021-01-01
events|Amazon EventBridge|eventbridge-2015-10-07
eventsbilltoaws|AWS reInvent event pass amount charge to customer AWS account
eventsv2|Amazon EventBridgeV2|eventbridgev2-2025-05-15
evidently|Amazon CloudWatch Evidently
evs|Amazon Elastic VMware Service|2023-07-27
execute-api|Amazon API Gateway|apigatewaymanagementapi-2018-11-29
fabric|AWS AppFabric|appfabric-2023-05-19
finops-agent|AWS FinOps Agent
finspace|Amazon FinSpace|2021-03-12
finspace-api|Amazon FinSpace API|finspace-2020-07-13
firehose|Amazon Data Firehose|2015-08-04
fis|AWS Fault Injection Service|2020-12-01
fms|AWS Firewall Manager|2018-01-01
forecast|Amazon Forecast|2018-06-26
forecastquery|Amazon Forecast Query Service|2018-06-26
frauddetector|Amazon Fraud Detector|2019-11-15
freertos|Amazon FreeRTOS
freetier|AWS Free Tier|2023-09-07
fsx|Amazon FSx|2018-03-01
gamelift|Amazon GameLift Servers|2015-10-01
gameliftstreams|Amazon GameLift Streams|2018-05-10
geo|Amazon Location|location-2020-11-19
geo-maps|Amazon Location Service Maps|2020-11-19
geo-places|Amazon Location Service Places|2020-11-19
geo-routes|Amazon Location Service Routes|2020-11-19
glacier|Amazon S3 Glacier|2012-06-01
globalaccelerator|AWS Global Accelerator|2018-08-08
glue|AWS Glue|2017-03-31
grafana|Amazon Managed Grafana|2020-08-18
greengrass|AWS IoT Greengrass|2017-06-07
groundstation|AWS Ground Station|2019-05-23
groundtruthlabeling|Amazon GroundTruth Labeling
guardduty|Amazon GuardDuty|2017-11-28
health|AWS Health|2016-08-04
health-agent|Amazon Connect Health|connecthealth-2025-01-29
healthlake|AWS HealthLake|2017-07-01
honeycode|Amazon Honeycode
iam|AWS Identity and Access Management (IAM)|2010-05-08
identity-chime|Amazon Chime SDK Identity|chime-sdk-identity-2021-04-20
identity-sync|AWS Identity Sync
identitystore|AWS Identity Store|2020-06-15
identitystore-auth|AWS Identity Store Auth
imagebuilder|Amazon EC2 Image Builder|2019-12-02
importexport|AWS Import Export Disk Service|2010-06-01
inspector|Amazon Inspector Classic|2016-02-16
inspector-scan|Amazon InspectorScan|2023-08-08
inspector2|Amazon Inspector|2020-06-08
inspector2-telemetry|Amazon Inspector2 Telemetry Channel
interconnect|AWS Interconnect|2022-07-26
internetmonitor|Amazon CloudWatch Internet Monitor|2021-06-03
invoicing|AWS Invoicing Service|2024-12-01
iot|AWS IoT|2015-05-28
iot-device-tester|AWS IoT Device Tester
iot-jobs-data|AWS IoT Jobs Data Plane|2017-09-29
iotanalytics|AWS IoT Analytics
iotdata|AWS IoT Data Plane|iot-data-2015-05-28
iotdeviceadvisor|AWS IoT Core Device Advisor|2020-09-18
iotevents|AWS IoT Events
iotfleethub|AWS IoT Fleet Hub for Device Management
iotfleetwise|AWS IoT FleetWise|2021-06-17
iotjobsdata|AWS IoT Jobs DataPlane
iotmanagedintegrations|AWS IoT Managed Integrations|iot-managed-integrations-2025-03-03
iotsecuredtunneling|AWS IoT Secure Tunneling|iotsecuretunneling-2018-10-05
iotsitewise|AWS IoT SiteWise|2019-12-02
iotthingsgraph|AWS IoT Things Graph|2018-09-06
iottwinmaker|AWS IoT TwinMaker|2021-11-29
iotwireless|AWS IoT Wireless|2020-11-22
iq|AWS IQ
iq-permission|AWS IQ Permissions
ivs|Amazon Interactive Video Service|2020-07-14
ivschat|Amazon Interactive Video Service Chat|2020-07-14
ivsrealtime|Amazon Interactive Video Service RealTime|ivs-realtime-2020-07-14
`;
