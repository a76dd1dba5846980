/** The second half of the alphabet; see `namesAToI.ts` for the columns and the sources. */
export const NAMES_J_TO_Z = `
kafka|Amazon Managed Streaming for Apache Kafka|2018-11-14
kafka-cluster|Apache Kafka APIs for Amazon MSK clusters
kafkaconnect|Amazon Managed Streaming for Kafka Connect|2021-09-14
kendra|Amazon Kendra|2019-02-03
kendra-ranking|Amazon Kendra Intelligent Ranking|2022-10-19
kinesis|Amazon Kinesis Data Streams|2013-12-02
kinesisanalytics|Amazon Managed Service for Apache Flink|kinesisanalyticsv2-2018-05-23
kinesisvideo|Amazon Kinesis Video Streams|kinesis-video-webrtc-storage-2018-05-10
kms|AWS Key Management Service|2014-11-01
lakeformation|AWS Lake Formation|2017-03-31
lambda|AWS Lambda|2015-03-31
launchwizard|AWS Launch Wizard|launch-wizard-2018-05-10
lex|Amazon Lex|models.lex.v2-2020-08-07
license-manager|AWS License Manager|2018-08-01
license-manager-linux-subscriptions|AWS License Manager Linux Subscriptions Manager|2018-05-10
license-manager-user-subscriptions|AWS License Manager User Subscriptions|2018-05-10
lightsail|Amazon Lightsail|2016-11-28
logs|Amazon CloudWatch Logs|2014-03-28
lookoutequipment|Amazon Lookout for Equipment|2020-12-15
lookoutmetrics|Amazon Lookout for Metrics
lookoutvision|Amazon Lookout for Vision
m2|AWS Mainframe Modernization Service|2021-04-28
machinelearning|Amazon Machine Learning|2014-12-12
macie|Amazon Macie Classic
macie2|Amazon Macie|2020-01-01
mail-manager|Amazon SES Mail Manager|mailmanager-2023-10-17
managedblockchain|Amazon Managed Blockchain|2018-09-24
managedblockchain-query|Amazon Managed Blockchain Query|2023-05-04
mapcredits|AWS Migration Acceleration Program Credits
marketplacecommerceanalytics|AWS Marketplace Commerce Analytics Service|2015-07-01
mechanicalturk|Amazon Mechanical Turk
media-pipelines-chime|Amazon Chime SDK Media Pipelines|chime-sdk-media-pipelines-2021-07-15
mediaconnect|AWS Elemental MediaConnect|2018-11-14
mediaconvert|AWS Elemental MediaConvert|2017-08-29
mediaimport|AmazonMediaImport
medialive|AWS Elemental MediaLive|2017-10-14
mediapackage|AWS Elemental MediaPackage|2017-10-12
mediapackage-vod|AWS Elemental MediaPackage VOD|2018-11-07
mediapackagev2|AWS Elemental MediaPackage V2|2022-12-25
mediastore|AWS Elemental MediaStore|2017-09-01
mediatailor|AWS Elemental MediaTailor|2018-04-23
medical-imaging|AWS HealthImaging|2023-07-19
meetings-chime|Amazon Chime SDK Meetings|chime-sdk-meetings-2021-07-15
memory-db|Amazon MemoryDB|memorydb-2021-01-01
memorydb|Amazon MemoryDB|2021-01-01
messaging-chime|Amazon Chime SDK Messaging|chime-sdk-messaging-2021-05-15
metering-marketplace|AWS Marketplace Metering Service|meteringmarketplace-2016-01-14
mgh|AWS Migration Hub|AWSMigrationHub-2017-05-31
mgn|AWS Application Migration Service|2020-02-26
migrationhub-config|AWS Migration Hub Config|2019-06-30
migrationhub-orchestrator|AWS Migration Hub Orchestrator|migrationhuborchestrator-2021-08-28
migrationhub-strategy|AWS Migration Hub Strategy Recommendations|migrationhubstrategy-2020-02-19
mobileanalytics|Amazon Mobile Analytics
mobiletargeting|Amazon Pinpoint|pinpoint-2016-12-01
models-v2-lex|Amazon Lex Model Building V2|models.lex.v2-2020-08-07
monitoring|Amazon CloudWatch|2010-08-01
monitron|Amazon Monitron
mpa|Multi-party approval|2022-07-26
mq|Amazon MQ|2017-11-27
mturk-requester|Amazon Mechanical Turk|2017-01-17
neptune-db|Amazon Neptune|neptunedata-2023-08-01
neptune-graph|Amazon Neptune Analytics|2023-11-29
network-firewall|AWS Network Firewall|2020-11-12
network-security-director|AWS Shield network security director
network-security-manager|AWS Network Security Manager|2025-10-30
networkflowmonitor|Network Flow Monitor|2023-04-19
networkmanager|AWS Network Manager|2019-07-05
networkmanager-chat|AWS Network Manager Chat
networkmonitor|Amazon CloudWatch Network Synthetic Monitor|2023-08-01
nimble|Amazon Nimble Studio
notifications|AWS User Notifications|2018-05-10
notifications-contacts|AWS User Notifications Contacts|notificationscontacts-2018-05-10
nova-act|Amazon Nova Act|2025-08-22
oam|Amazon CloudWatch Observability Access Manager|2022-06-10
observabilityadmin|Amazon CloudWatch Observability Admin Service|2018-05-10
odb|Oracle Database@AWS|2024-08-20
oidc|AWS IAM Identity Center OIDC|sso-oidc-2019-06-10
omics|AWS HealthOmics|2022-11-28
one|Amazon One Enterprise
opensearch|Amazon OpenSearch
opsworks|AWS OpsWorks
opsworks-cm|AWS OpsWorks Configuration Management
organizations|AWS Organizations|2016-11-28
osis|Amazon OpenSearch Ingestion|2022-01-01
outposts|AWS Outposts|2019-12-03
panorama|AWS Panorama
partnercentral|AWS Partner Central|partnercentral-revenue-measurement-2022-07-26
partnercentral-account|Partner Central Account API|2025-04-04
partnercentral-account-management|AWS Partner central account management
partnercentral-benefits|Partner Central Benefits API|2018-05-10
partnercentral-channel|Partner Central Channel API|2024-03-18
partnercentral-prm|Partner Central Revenue Measurement API|partnercentral-revenue-measurement-2022-07-26
partnercentral-selling|Partner Central Selling API|2022-07-26
payment-cryptography|AWS Payment Cryptography|2021-09-14
payments|AWS Payments
pca-connector-ad|AWS Private CA Connector for Active Directory|2018-05-10
pca-connector-scep|AWS Private CA Connector for SCEP|2018-05-10
pcs|AWS Parallel Computing Service|2023-02-10
personalize|Amazon Personalize|2018-05-22
personalize-events|Amazon Personalize Events|2018-03-22
personalize-runtime|Amazon Personalize Runtime|2018-05-22
pi|AWS Performance Insights|2018-02-27
pinpoint|Amazon Pinpoint|2016-12-01
pipes|Amazon EventBridge Pipes|2015-10-07
polly|Amazon Polly|2016-06-10
pricing|AWS Price List|2017-10-15
pricingplanmanager|AWS PricingPlanManager Service|pricing-plan-manager-2025-08-05
private-networks|AWS service providing managed private networks
profile|Amazon Connect Customer Profiles|customer-profiles-2020-08-15
proton|AWS Proton|2020-07-20
purchase-orders|AWS Purchase Orders Console
q|Amazon Q
qapps|Amazon Q Business Q Apps|2023-11-27
qbusiness|Amazon Q Business|2023-11-27
qdeveloper|Amazon Q Developer
qldb|Amazon QLDB
quicksight|Amazon QuickSight|2018-04-01
ram|AWS Resource Access Manager (RAM)|2018-01-04
rbin|AWS Recycle Bin|2021-06-15
rds|Amazon RDS|2014-10-31
rds-data|Amazon RDS Data API|2018-08-01
rds-db|Amazon RDS IAM Authentication
redshift|Amazon Redshift|2012-12-01
redshift-data|Amazon Redshift Data API|2019-12-20
redshift-serverless|Amazon Redshift Serverless|2021-04-21
refactor-spaces|AWS Migration Hub Refactor Spaces|migration-hub-refactor-spaces-2021-10-26
rekognition|Amazon Rekognition|2016-06-27
reporting-marketplace|AWS Marketplace Reporting Service|marketplace-reporting-2018-05-10
repostspace|AWS rePost Private|2022-05-13
researchstudio|Amazon Bio Discovery
resiliencehub|AWS Resilience Hub|resiliencehubv2-2026-02-17
resource-explorer|Tag Editor
resource-explorer-2|AWS Resource Explorer|2022-07-28
resource-groups|AWS Resource Groups|2017-11-27
rhelkb|Amazon RHEL Knowledgebase Portal
robomaker|AWS RoboMaker
rolesanywhere|AWS IAM Roles Anywhere|2018-05-10
route53|Amazon Route 53|2013-04-01
route53-recovery-cluster|Amazon Route 53 Recovery Cluster|2019-12-02
route53-recovery-control-config|Amazon Route 53 Recovery Controls|2020-11-02
route53-recovery-readiness|Amazon Route 53 Recovery Readiness|2019-12-02
route53domains|Amazon Route 53 Domains|2014-05-15
route53globalresolver|AWS Route53 Global Resolver|2022-09-27
route53profiles|Amazon Route 53 Profiles|2018-05-10
route53resolver|Amazon Route 53 Resolver|2018-04-01
rtbfabric|AWS RTB Fabric|2023-05-15
rum|AWS CloudWatch RUM|2018-05-10
runtime-v2-lex|Amazon Lex Runtime V2|runtime.lex.v2-2020-08-07
s3|Amazon S3|2006-03-01
s3-control|AWS S3 Control|s3control-2018-08-20
s3-object-lambda|Amazon S3 Object Lambda
s3-outposts|Amazon S3 on Outposts|s3outposts-2017-07-25
s3express|Amazon S3 Express
s3files|Amazon S3 Files|2025-05-05
s3tables|Amazon S3 Tables|2018-05-10
s3vectors|Amazon S3 Vectors|2025-07-15
sagemaker|Amazon SageMaker|2017-07-24
sagemaker-data-science-assistant|Amazon SageMaker data science assistant
sagemaker-geospatial|Amazon SageMaker geospatial capabilities|2020-05-27
sagemaker-mlflow|Amazon SageMaker with MLflow
sagemaker-unified-studio-mcp|Amazon SageMaker Unified Studio MCP
savingsplans|AWS Savings Plans|2019-06-28
scheduler|Amazon EventBridge Scheduler|2021-06-30
schemas|Amazon EventBridge Schemas|2019-12-02
scn|AWS Supply Chain|supplychain-2024-01-01
sdb|Amazon SimpleDB|simpledbv2-2025-09-26
secretsmanager|AWS Secrets Manager|2017-10-17
security-ir|AWS Security Incident Response|2018-05-10
securityagent|AWS Security Agent|2025-09-06
securityhub|AWS Security Hub|2018-10-26
securitylake|Amazon Security Lake|2018-05-10
serverlessrepo|AWS Serverless Application Repository|2017-09-08
servicecatalog|AWS Service Catalog|2015-12-10
servicecatalog-appregistry|AWS Service Catalog App Registry|AWS242AppRegistry-2020-06-24
servicediscovery|AWS Cloud Map|2017-03-14
serviceextract|AWS Microservice Extractor for .NET
servicequotas|Service Quotas|service-quotas-2019-06-24
ses|Amazon Simple Email Service|email-2010-12-01
shield|AWS Shield|2016-06-02
signer|AWS Signer|2017-08-25
signin|AWS Sign-In|2023-01-01
simspaceweaver|AWS SimSpace Weaver
sms|AWS Server Migration Service
sms-voice|AWS End User Messaging SMS and Voice V2|pinpoint-sms-voice-v2-2022-03-31
snow-device-management|AWS Snow Device Management|2021-08-04
snowball|AWS Snowball|2016-06-30
sns|Amazon SNS|2010-03-31
social-messaging|AWS End User Messaging Social|socialmessaging-2024-01-01
sqlworkbench|AWS SQL Workbench
sqs|Amazon SQS|2012-11-05
ssm|AWS Systems Manager|2014-11-06
ssm-contacts|AWS Systems Manager Incident Manager Contacts|2021-05-03
ssm-guiconnect|AWS Systems Manager GUI Connect|2021-05-01
ssm-incidents|AWS Systems Manager Incident Manager|2018-05-10
ssm-quicksetup|AWS Systems Manager Quick Setup|2018-05-10
ssm-sap|AWS Systems Manager for SAP|2018-05-10
ssmmessages|Amazon Message Gateway Service
sso|AWS IAM Identity Center|sso-admin-2020-07-20
sso-directory|AWS IAM Identity Center directory
sso-oauth|AWS IAM Identity Center OIDC service|sso-oidc-2019-06-10
states|AWS Step Functions|2016-11-23
storagegateway|AWS Storage Gateway|2013-06-30
sts|AWS Security Token Service|2011-06-15
support|AWS Support|2013-04-15
support-console|AWS Support Console
supportapp|AWS Support App in Slack|support-app-2021-08-20
supportauthz|AWS Support Authorization|2026-06-30
supportplans|AWS Support Plans
sustainability|AWS Sustainability|2018-05-10
swf|Amazon Simple Workflow Service|2012-01-25
synthetics|Amazon CloudWatch Synthetics|2017-10-11
tag|Amazon Resource Group Tagging API
tagging|AWS Resource Groups Tagging API|resourcegroupstaggingapi-2017-01-26
tax|AWS Tax Settings|taxsettings-2018-05-10
taxconsole|AWS Tax Settings
textract|Amazon Textract|2018-06-27
thinclient|Amazon WorkSpaces Thin Client|workspaces-thin-client-2023-08-22
timestream|Amazon Timestream|timestream-write-2018-11-01
timestream-influxdb|Amazon Timestream InfluxDB|2023-01-27
tiros|AWS Tiros
tnb|AWS Telco Network Builder|2008-10-21
transcribe|Amazon Transcribe|2017-10-26
transfer|AWS Transfer Family|2018-11-05
transform|AWS Transform
transform-custom|AWS Transform custom
translate|Amazon Translate|2017-07-01
trustedadvisor|AWS Trusted Advisor|2022-09-15
ts|AWS Diagnostic tools
user-subscriptions|AWS User Subscriptions
uxc|AWS User Experience Customization|2024-07-01
vendor-insights|AWS Marketplace Vendor Insights
verified-access|AWS Verified Access
verifiedpermissions|Amazon Verified Permissions|2021-12-01
voice-chime|Amazon Chime SDK Voice|chime-sdk-voice-2022-08-03
voiceid|Amazon Connect Voice ID|voice-id-2021-09-27
vpc-lattice|Amazon VPC Lattice|2022-11-30
vpc-lattice-svcs|Amazon VPC Lattice Services
vpce|AWS PrivateLink
waf|AWS WAF Classic|2015-08-24
waf-regional|AWS WAF Classic Regional|2016-11-28
wafv2|AWS WAF|2019-07-29
wam|Amazon WorkSpaces Application Manager
wellarchitected|AWS Well-Architected Tool|2020-03-31
wickr|AWS Wickr|2024-02-01
wisdom|Amazon Q in Connect|qconnect-2020-10-19
workdocs|Amazon WorkDocs|2016-05-01
worklink|Amazon WorkLink
workmail|Amazon WorkMail|2017-10-01
workmailmessageflow|Amazon WorkMail Message Flow|2019-05-01
workspaces|Amazon WorkSpaces|2015-04-08
workspaces-instances|AWS WorkSpaces Managed Instances|2022-07-26
workspaces-web|Amazon WorkSpaces Secure Browser|2020-07-08
xray|AWS X-Ray|2016-04-12
`;
