import { actionsOf } from './row';

/** Functions, containers, stacks, load balancers, build jobs and queries. */
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
CreateAlias | - | Creates an alias, a name for a version of a function.
UpdateAlias | - | Changes an alias of a function, for example the version that it names.
DeleteAlias | - | Deletes an alias of a function.
DeleteEventSourceMapping | - | Stops a stream or queue from running a function.
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
DescribeTaskDefinition | - | Shows a task definition. | Environment variables in it can hold secrets.
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
CreateRepository | - | Creates a repository for images.
DeleteRepository | - | Deletes a repository, with force also its images.
DescribeRepositories | - | Lists repositories.
DescribeImages | - | Lists images of a repository.
GetRepositoryPolicy | - | Shows who has access to a repository by its policy.
DeleteRepositoryPolicy | - | Deletes the policy of a repository.
BatchCheckLayerAvailability | - | Tests whether layers of an image exist, a step of a push.
InitiateLayerUpload | - | Starts the upload of a layer, a step of a push.
UploadLayerPart | - | Uploads a part of a layer, a step of a push.
CompleteLayerUpload | - | Finishes the upload of a layer, a step of a push.
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
CreateNodegroup | - | Creates a group of nodes for a cluster.
DescribeAccessEntry | - | Shows an identity’s access to a cluster.
UpdateAccessEntry | - | Changes an identity’s user name or groups in a cluster.
DeleteAccessEntry | - | Takes away an identity’s access to a cluster.
DisassociateAccessPolicy | - | Takes away an identity’s permissions in a cluster.
ListAssociatedAccessPolicies | - | Lists an identity’s permissions in a cluster.
AccessKubernetesApi | - | Shows Kubernetes objects of a cluster in the console. | | https://docs.aws.amazon.com/eks/latest/userguide/view-kubernetes-resources.html
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
CreateStackInstances | - | Creates resources of a stack set in accounts and Regions.
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
CreateAutoScalingGroup | - | Creates a group of instances that are started and stopped by load.
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
CreateRule | - | Adds a rule to a listener, which decides where requests go.
SetSecurityGroups | - | Sets the security groups of a load balancer.
ApplySecurityGroupsToLoadBalancer | - | Sets the security groups of a Classic Load Balancer. | | elasticloadbalancing-2012-06-01
`,
  ),
  ...actionsOf(
    'apigateway',
    `
GetResource | - | Shows a resource of a REST API.
GetApiKeys | - | Lists API keys. | With includeValues, the answer holds the keys.
CreateApiKey | S | Creates an API key.
CreateRestApi | - | Creates a REST API.
PutIntegration | - | Sets what a method of a REST API calls. | The target can be a function or any web address.
CreateApi | - | Creates an HTTP API or an API for web sockets. | | apigatewayv2-2018-11-29
CreateIntegration | - | Sets what an HTTP API or an API for web sockets calls. | The target can be a function or any web address. | apigatewayv2-2018-11-29
CreateRoute | - | Adds a route to an HTTP API or an API for web sockets. | | apigatewayv2-2018-11-29
CreateStage | - | Publishes an API under a stage name.
`,
  ),
  ...actionsOf(
    'glue',
    `
CreateDevEndpoint | - | Creates a development endpoint. | Whoever holds the SSH key runs code with roleArn’s permissions.
UpdateDevEndpoint | - | Changes a development endpoint. | An SSH key that is added gives access to it.
CreateJob | - | Creates a job. | role says with which permissions its code runs.
UpdateJob | - | Changes a job.
DeleteDevEndpoint | - | Deletes a development endpoint.
`,
  ),
  ...actionsOf(
    'lightsail',
    `
CreateInstances | - | Creates virtual servers. | Check the Region and the number.
GetInstances | - | Lists virtual servers.
GetRegions | - | Lists the Regions of Lightsail.
GetInstanceAccessDetails | C | Returns temporary SSH keys or a password for a virtual server.
DownloadDefaultKeyPair | S | Returns the private key of the Region’s default SSH key pair.
`,
  ),
  ...actionsOf(
    'batch',
    `
SubmitJob | - | Runs a job in containers.
`,
  ),
  ...actionsOf(
    'codebuild',
    `
UpdateProjectVisibility | - | Sets whether a project’s builds are public. | PUBLIC_READ shows their logs and artifacts to everybody.
CreateProject | - | Creates a build project. | serviceRole says with which permissions builds run.
StartBuild | - | Runs a build. | The request can replace the build’s commands.
`,
  ),
  ...actionsOf(
    'cloudfront',
    `
CreateFunction | - | Creates a function that runs on web requests.
PublishFunction | - | Puts a function into effect.
UpdateDistribution | - | Changes a distribution, for example where its content comes from.
`,
  ),
  ...actionsOf(
    'appsync',
    `
CreateApiKey | C | Creates a key for a GraphQL API.
UpdateGraphqlApi | - | Changes a GraphQL API. | authenticationType says who can use it.
UpdateResolver | - | Changes what a field of a GraphQL API reads or does.
GetIntrospectionSchema | - | Returns the schema of a GraphQL API.
`,
  ),
  ...actionsOf(
    'athena',
    `
StartQueryExecution | - | Runs a query. | The answer is written to S3.
GetQueryResults | D | Returns the results of a query.
`,
  ),
  ...actionsOf(
    'aoss',
    `
ListAccessPolicies | - | Lists policies that say who has access to collections.
ListCollections | - | Lists collections of OpenSearch Serverless.
`,
  ),
];
