import { actionsOf } from './row';

/** Functions, containers, models, stacks and what starts them. */
const SHELL = 'https://docs.aws.amazon.com/cloudshell/latest/userguide/logging-and-monitoring.html';

export const COMPUTE_ACTIONS = [
  ...actionsOf(
    'lambda',
    `
CreateFunction | - | Creates a function. | role says with which permissions its code runs.
UpdateFunctionCode | - | Replaces the code of a function. | The new code runs with the function’s role.
UpdateFunctionConfiguration | - | Changes the settings of a function. | Look for layers, environment, role and handler.
DeleteFunction | - | Deletes a function.
GetFunction | D | Returns the settings of a function and a link to its code. | Environment variables can hold secrets.
GetFunctionConfiguration | - | Returns the settings of a function. | Environment variables can hold secrets.
GetFunctionCodeSigningConfig | - | Shows whether a function takes only signed code.
ListFunctions | - | Lists functions with their settings. | Environment variables can hold secrets.
ListVersionsByFunction | - | Lists the versions of a function.
PublishVersion | - | Publishes a version of a function.
AddPermission | - | Lets an account or service use a function, by its resource policy. | principal says who; * is everybody.
RemovePermission | - | Takes back the permission of an account or service to use a function.
GetPolicy | - | Shows the resource policy of a function.
Invoke | - | Runs a function.
CreateEventSourceMapping | - | Makes a stream or queue run a function.
UpdateEventSourceMapping | - | Changes what makes a function run.
CreateFunctionUrlConfig | - | Gives a function a web address. | authType NONE lets everybody call it.
UpdateFunctionUrlConfig | - | Changes the web address of a function. | authType NONE lets everybody call it.
PublishLayerVersion | - | Publishes a layer, code that functions can load.
AddLayerVersionPermission | - | Lets other accounts use a layer.
`,
  ),
  ...actionsOf(
    'bedrock',
    `
InvokeModel | - | Runs a model. | modelId says which; the account pays for it. | bedrock-runtime-2023-09-30
InvokeModelWithResponseStream | - | Runs a model, whose answer arrives in pieces. | modelId says which; the account pays for it. | bedrock-runtime-2023-09-30
Converse | - | Sends a conversation to a model. | modelId says which; the account pays for it. | bedrock-runtime-2023-09-30
ConverseStream | - | Sends a conversation to a model, whose answer arrives in pieces. | modelId says which; the account pays for it. | bedrock-runtime-2023-09-30
ListFoundationModels | - | Lists the models that Bedrock offers.
GetFoundationModelAvailability | - | Shows whether the account can use a model.
ListFoundationModelAgreementOffers | - | Lists the offers of an agreement to use a model.
CreateFoundationModelAgreement | - | Accepts the agreement to use a model.
PutFoundationModelEntitlement | - | Asks for access to a model. | | https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonbedrock.html
PutUseCaseForModelAccess | - | Describes the use case for which access to a model is wanted.
GetUseCaseForModelAccess | - | Returns the use case for which access to a model was wanted.
GetModelInvocationLoggingConfiguration | - | Shows whether calls of models are logged.
PutModelInvocationLoggingConfiguration | - | Sets where calls of models are logged.
DeleteModelInvocationLoggingConfiguration | - | Stops the logging of calls of models.
CreateGuardrail | - | Creates a guardrail, which filters input and output of models.
UpdateGuardrail | - | Changes a guardrail, which filters input and output of models.
DeleteGuardrail | - | Deletes a guardrail, which filters input and output of models.
`,
  ),
  ...actionsOf(
    'ecs',
    `
RegisterTaskDefinition | - | Defines a task: containers, their images and roles. | Check where images come from, and taskRoleArn.
RunTask | - | Starts a task.
CreateCluster | - | Creates a cluster.
CreateService | - | Creates a service, which keeps tasks running.
UpdateService | - | Changes a service, for example its task definition.
ExecuteCommand | - | Runs a command in a container.
`,
  ),
  ...actionsOf(
    'ecr',
    `
GetAuthorizationToken | C | Issues a token to log in to the account’s registry, valid for 12 hours.
BatchGetImage | D | Returns manifests of images, the first step of a pull.
GetDownloadUrlForLayer | D | Returns a link to a layer of an image.
PutImage | - | Stores an image, the last step of a push.
BatchDeleteImage | - | Deletes images.
SetRepositoryPolicy | - | Sets who has access to a repository by its policy. | Check the policy for * and for accounts that are not yours.
DescribeImageScanFindings | - | Returns vulnerabilities that a scan of an image found.
`,
  ),
  ...actionsOf(
    'eks',
    `
CreateCluster | - | Creates a Kubernetes cluster.
DescribeCluster | - | Shows a cluster with its address and certificate.
ListClusters | - | Lists clusters.
DeleteCluster | - | Deletes a cluster.
UpdateClusterConfig | - | Changes a cluster. | Look for public endpoint access and for logging that is turned off.
CreateAccessEntry | - | Lets an identity into a cluster. | principalArn says who.
AssociateAccessPolicy | - | Gives an identity permissions in a cluster. | policyArn says which; AmazonEKSClusterAdminPolicy allows everything.
`,
  ),
  ...actionsOf(
    'eks-auth',
    `
AssumeRoleForPodIdentity | C | Issues temporary credentials of a role to a pod.
`,
  ),
  ...actionsOf(
    'cloudformation',
    `
CreateStack | - | Creates resources from a template. | roleARN says with which role; check where the template comes from.
UpdateStack | - | Changes resources by a template.
DeleteStack | - | Deletes the resources of a stack.
DescribeStacks | - | Lists stacks with their parameters and outputs.
DescribeStackResources | - | Lists the resources of a stack.
GetTemplate | D | Returns the template of a stack.
CreateStackSet | - | Defines resources for several accounts and Regions.
`,
  ),
  ...actionsOf(
    'cloudshell',
    `
CreateEnvironment | - | Creates a CloudShell environment, a shell in the console. | Commands in it are not in CloudTrail, only the calls to AWS that they make. | ${SHELL}
CreateSession | - | Opens a CloudShell session. | Commands in it are not in CloudTrail, only the calls to AWS that they make. | ${SHELL}
StartEnvironment | - | Starts a stopped CloudShell environment. | | ${SHELL}
PutCredentials | - | The console passes the credentials of the signed-in identity to CloudShell. | | ${SHELL}
GetFileDownloadUrls | D | Returns a link to download a file from CloudShell. | | ${SHELL}
GetFileUploadUrls | - | Returns a link to upload a file to CloudShell. | | ${SHELL}
`,
  ),
  ...actionsOf(
    'autoscaling',
    `
DescribeAutoScalingGroups | - | Lists groups of instances that are started and stopped by load.
DescribeLaunchConfigurations | - | Lists launch configurations. | The answer can hold user data, in which secrets are often left.
CreateLaunchConfiguration | - | Creates a launch configuration.
UpdateAutoScalingGroup | - | Changes a group of instances that are started and stopped by load.
CompleteLifecycleAction | - | Lets the start or end of an instance go on.
`,
  ),
  ...actionsOf(
    'elasticloadbalancing',
    `
DescribeLoadBalancers | - | Lists load balancers.
DescribeTargetHealth | - | Shows the health of targets.
DescribeTargetGroups | - | Lists target groups.
DescribeListeners | - | Lists listeners.
ModifyLoadBalancerAttributes | - | Changes attributes of a load balancer. | access_logs.s3.enabled false turns off its access logs.
DeleteListener | - | Deletes a listener.
DeleteTargetGroup | - | Deletes a target group.
`,
  ),
  ...actionsOf(
    'apigateway',
    `
GetResource | - | Shows a resource of a REST API.
GetApiKeys | - | Lists API keys. | With includeValues, the answer holds the keys.
CreateApiKey | S | Creates an API key.
`,
  ),
  ...actionsOf(
    'glue',
    `
CreateDevEndpoint | - | Creates a development endpoint. | Whoever holds the SSH key runs code with roleArn’s permissions.
UpdateDevEndpoint | - | Changes a development endpoint. | An SSH key that is added gives access to it.
CreateJob | - | Creates a job. | role says with which permissions its code runs.
UpdateJob | - | Changes a job.
`,
  ),
  ...actionsOf(
    'sagemaker',
    `
CreateNotebookInstance | - | Creates a notebook instance. | roleArn says with which permissions code in it runs.
CreatePresignedNotebookInstanceUrl | C | Returns a link that opens a notebook instance.
`,
  ),
];
