import { actionsOf } from './row';

/** AI models and machine learning. https://docs.aws.amazon.com/bedrock/latest/APIReference/welcome.html */
export const MODEL_ACTIONS = [
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
ListCustomModels | - | Lists the account’s own models.
ListInferenceProfiles | - | Lists inference profiles, through which models are called.
ListProvisionedModelThroughputs | - | Lists capacity that is bought for models.
CreateProvisionedModelThroughput | - | Buys capacity for a model. | It costs money until it is deleted.
UpdateProvisionedModelThroughput | - | Changes the name or the model of capacity that was bought.
DeleteProvisionedModelThroughput | - | Gives back capacity that was bought for a model.
ListModelInvocationJobs | - | Lists batch jobs that call models.
CreateModelImportJob | - | Imports a model from S3.
CreateCustomModelDeployment | - | Makes a custom model available to be called.
CreateMarketplaceModelEndpoint | - | Creates an endpoint for a model of Bedrock Marketplace.
RegisterMarketplaceModelEndpoint | - | Registers an endpoint of SageMaker AI with Bedrock Marketplace.
PutResourcePolicy | - | Sets who has access to a resource by its policy.
DeleteResourcePolicy | - | Deletes the policy of a resource.
PutEnforcedGuardrailConfiguration | - | Sets a guardrail that all calls of models have to use.
DeleteEnforcedGuardrailConfiguration | - | Removes a guardrail that all calls of models had to use.
UpdateAutomatedReasoningPolicy | - | Changes a policy by which answers are checked.
UpdateAutomatedReasoningPolicyAnnotations | - | Changes annotations of a policy by which answers are checked.
DeleteAutomatedReasoningPolicy | - | Deletes a policy by which answers are checked.
ListAgents | - | Lists agents. | | bedrock-agent-2023-06-05
CreateAgent | - | Creates an agent. | Its role says what it can do. | bedrock-agent-2023-06-05
UpdateAgent | - | Changes an agent, for example its instructions or role. | | bedrock-agent-2023-06-05
PrepareAgent | - | Creates a draft version of an agent for tests. | | bedrock-agent-2023-06-05
CreateAgentAlias | - | Creates an alias, a name for a version of an agent. | | bedrock-agent-2023-06-05
UpdateAgentAlias | - | Changes an alias of an agent, for example the version that it names. | | bedrock-agent-2023-06-05
CreateAgentActionGroup | - | Gives an agent actions, such as functions that it can call. | | bedrock-agent-2023-06-05
UpdateAgentActionGroup | - | Changes the actions that an agent can call. | | bedrock-agent-2023-06-05
AssociateAgentKnowledgeBase | - | Gives an agent a knowledge base to read. | | bedrock-agent-2023-06-05
UpdateAgentKnowledgeBase | - | Changes how an agent uses a knowledge base. | | bedrock-agent-2023-06-05
AssociateAgentCollaborator | - | Makes an agent a helper of another one. | | bedrock-agent-2023-06-05
UpdateAgentCollaborator | - | Changes how an agent helps another one. | | bedrock-agent-2023-06-05
ListKnowledgeBases | - | Lists knowledge bases. | | bedrock-agent-2023-06-05
GetKnowledgeBase | - | Shows the settings of a knowledge base. | | bedrock-agent-2023-06-05
UpdateKnowledgeBase | - | Changes the settings of a knowledge base. | | bedrock-agent-2023-06-05
DeleteKnowledgeBase | - | Deletes a knowledge base. | | bedrock-agent-2023-06-05
CreateDataSource | - | Adds a source to a knowledge base. | What it holds can steer the answers of models. | bedrock-agent-2023-06-05
UpdateDataSource | - | Changes a source of a knowledge base. | | bedrock-agent-2023-06-05
DeleteDataSource | - | Deletes a source of a knowledge base. | | bedrock-agent-2023-06-05
StartIngestionJob | - | Reads a source into a knowledge base. | | bedrock-agent-2023-06-05
IngestKnowledgeBaseDocuments | - | Adds documents to a knowledge base. | What they hold can steer the answers of models. | bedrock-agent-2023-06-05
DeleteKnowledgeBaseDocuments | - | Deletes documents of a knowledge base. | | bedrock-agent-2023-06-05
`,
  ),
  ...actionsOf(
    'sagemaker',
    `
CreateNotebookInstance | - | Creates a notebook instance. | roleArn says with which permissions code in it runs.
CreatePresignedNotebookInstanceUrl | C | Returns a link that opens a notebook instance.
StartNotebookInstance | - | Starts a notebook instance.
StopNotebookInstance | - | Stops a notebook instance.
UpdateNotebookInstance | - | Changes a notebook instance. | roleArn says with which permissions code in it runs.
UpdateNotebookInstanceLifecycleConfig | - | Changes scripts that run when notebook instances are created or started. | The scripts run with the instance’s role.
ListEndpoints | - | Lists endpoints that serve models.
ListModels | - | Lists models.
ListTrainingJobs | - | Lists training jobs.
`,
  ),
];
