import { RECORD_PAGE } from '../sources';
import { row, type UserAgentRow } from './row';

/** User agents of the console as they look in public logs. */
const CONSOLE_CALLS = 'https://github.com/Permiso-io-tools/CloudConsoleCartographer';

/** Software that sent the request; the first row that matches counts, since the AWS CLI carries botocore, and back ends an SDK. */
export const CLIENTS: readonly UserAgentRow[] = [
  row(/^EC2Console(?:Frontend|Backend)\b/, 'The back end of the EC2 console.', CONSOLE_CALLS),
  row(/^(?:AWS Console S3, )?S3Console\b/, 'The back end of the S3 console.', CONSOLE_CALLS),
  row(/^RDS Console, aws-internal\//, 'The back end of the RDS console.', CONSOLE_CALLS),
  row(/^AWSCloudTrail, aws-internal\//, 'The back end of the CloudTrail console.', CONSOLE_CALLS),
  row(/^[\w ]{0,40}CloudWatch ?(?:Logs )?Console\b/i, 'By its name, the back end of the CloudWatch console.'),
  row(
    /^[\w -]{0,40}Console[\w -]{0,20}(?:\/[\d.]+)?, ?aws-internal\/|\bAWSLambdaConsole\b/,
    'The back end of a page of the AWS console.',
    CONSOLE_CALLS,
  ),
  row(/^console(?:\.[\w-]+)?\.amazonaws\.com$|^AWSConsole\b/, 'The AWS console.', RECORD_PAGE),
  row(/^signin\.amazonaws\.com$/, 'AWS Sign-In, with which people enter the console.', RECORD_PAGE),
  row(
    /^aws-internal\/|^aws \/3 /,
    'A client inside AWS, which back ends of the console and services use.',
    CONSOLE_CALLS,
  ),
  row(/^Coral\//, 'A client inside AWS, which services and the console use.', CONSOLE_CALLS),
  row(/\baws-cli\//i, 'The AWS CLI.', 'https://github.com/aws/aws-cli'),
  row(/\bBoto3\//i, 'Python with boto3, the AWS SDK for Python.', 'https://github.com/boto/boto3'),
  row(
    /\bBotocore\//i,
    'Python with botocore, the library below the AWS CLI and boto3.',
    'https://github.com/boto/botocore',
  ),
  row(
    /\bAWSPowerShell\b/i,
    'The AWS Tools for PowerShell.',
    'https://github.com/aws/aws-tools-for-powershell',
  ),
  row(/\baws-sdk-java\b/i, 'A program with the AWS SDK for Java.', 'https://github.com/aws/aws-sdk-java-v2'),
  row(
    /\baws-sdk-(?:js|nodejs)\b/i,
    'A program with the AWS SDK for JavaScript.',
    'https://github.com/aws/aws-sdk-js-v3',
  ),
  row(
    /\baws-sdk-go(?:-v2)?\b/i,
    'A program with the AWS SDK for Go.',
    'https://github.com/aws/aws-sdk-go-v2',
  ),
  row(/\baws-sdk-php\b/i, 'A program with the AWS SDK for PHP.', 'https://github.com/aws/aws-sdk-php'),
  row(/\baws-sdk-dotnet\b/i, 'A program with the AWS SDK for .NET.', 'https://github.com/aws/aws-sdk-net'),
  row(/\baws-sdk-ruby\d?\b/i, 'A program with the AWS SDK for Ruby.', 'https://github.com/aws/aws-sdk-ruby'),
  row(/\baws-sdk-rust\b/i, 'A program with the AWS SDK for Rust.', 'https://github.com/awslabs/aws-sdk-rust'),
  row(/\baws-sdk-cpp\b/i, 'A program with the AWS SDK for C++.', 'https://github.com/aws/aws-sdk-cpp'),
  row(
    /\baws-sdk-kotlin\b/i,
    'A program with the AWS SDK for Kotlin.',
    'https://github.com/awslabs/aws-sdk-kotlin',
  ),
  row(
    /\baws-sdk-swift\b/i,
    'A program with the AWS SDK for Swift.',
    'https://github.com/awslabs/aws-sdk-swift',
  ),
  row(
    /\brusoto\//i,
    'A program with Rusoto, an SDK for Rust that is not from AWS.',
    'https://github.com/rusoto/rusoto',
  ),
  row(/^ec2-api-tools\b/, 'The old command line tools of EC2.', RECORD_PAGE),
  row(
    /\b(?:Async)?OpenAI\/Python\b/,
    'The OpenAI library for Python.',
    'https://github.com/openai/openai-python',
  ),
  row(
    /\b(?:Async)?Anthropic(?:Bedrock)?\/Python\b/,
    'The Anthropic library for Python.',
    'https://github.com/anthropics/anthropic-sdk-python',
  ),
  row(
    /\bPostmanRuntime\//,
    'Postman, a tool to try out APIs.',
    'https://github.com/postmanlabs/postman-runtime',
  ),
  row(/^curl\//i, 'curl, a general HTTP client.', 'https://github.com/curl/curl'),
  row(/^Wget\//i, 'Wget, a general HTTP client.', 'https://www.gnu.org/software/wget/'),
  row(
    /^python-requests\//i,
    'Requests, a general HTTP library for Python.',
    'https://github.com/psf/requests',
  ),
  row(/^python-httpx\//i, 'HTTPX, a general HTTP library for Python.', 'https://github.com/encode/httpx'),
  row(/^Python-urllib\//i, 'urllib, the HTTP library of Python.', 'https://github.com/python/cpython'),
  row(/\baiohttp\//i, 'aiohttp, a general HTTP library for Python.', 'https://github.com/aio-libs/aiohttp'),
  row(/^Go-http-client\//i, 'The HTTP library of Go.', 'https://github.com/golang/go'),
  row(
    /^okhttp\//i,
    'OkHttp, a general HTTP library for Java and Android.',
    'https://github.com/square/okhttp',
  ),
  row(
    /^Apache-HttpClient\//i,
    'Apache HttpClient, a general HTTP library for Java.',
    'https://github.com/apache/httpcomponents-client',
  ),
  row(/^axios\//i, 'axios, a general HTTP library for JavaScript.', 'https://github.com/axios/axios'),
  row(/^Mozilla\//, 'A web browser, or a program that says it is one.', RECORD_PAGE),
];

/** General HTTP clients: they sign nothing by themselves. */
export const UNSIGNED =
  /^(?:curl|Wget|python-requests|python-httpx|Python-urllib|Go-http-client|okhttp|Apache-HttpClient|axios)\b/i;
