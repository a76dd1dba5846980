import assert from 'node:assert/strict';
import { SERVICES, serviceOf } from '../../../../src/core/knowledge/services/services';

/** Sources that public logs and public detection rules have, and how AWS spells what they name. */
const NAMES: Readonly<Record<string, string>> = {
  account: 'AWS Account Management',
  'acm-pca': 'AWS Private Certificate Authority',
  'agreement-marketplace': 'AWS Marketplace Agreement Service',
  amazonmq: 'Amazon MQ',
  aoss: 'Amazon OpenSearch Serverless',
  apigateway: 'Amazon API Gateway',
  appsync: 'AWS AppSync',
  auditmanager: 'AWS Audit Manager',
  bedrock: 'Amazon Bedrock',
  billingconsole: 'AWS Billing console',
  ce: 'AWS Cost Explorer Service',
  cloudformation: 'AWS CloudFormation',
  codecommit: 'AWS CodeCommit',
  'compute-optimizer': 'AWS Compute Optimizer',
  connect: 'Amazon Connect',
  datasync: 'AWS DataSync',
  'devops-guru': 'Amazon DevOps Guru',
  'discovery-marketplace': 'AWS Marketplace Discovery',
  ec2: 'Amazon EC2',
  'eks-auth': 'Amazon EKS Auth',
  elasticloadbalancing: 'Elastic Load Balancing',
  fms: 'AWS Firewall Manager',
  lightsail: 'Amazon Lightsail',
  monitoring: 'Amazon CloudWatch',
  'network-firewall': 'AWS Network Firewall',
  notifications: 'AWS User Notifications',
  quicksight: 'Amazon QuickSight',
  'resource-groups': 'AWS Resource Groups',
  route53domains: 'Amazon Route 53 Domains',
  route53resolver: 'Amazon Route 53 Resolver',
  securitylake: 'Amazon Security Lake',
  'servicecatalog-appregistry': 'AWS Service Catalog App Registry',
  ses: 'Amazon Simple Email Service',
  signin: 'AWS Sign-In',
  sso: 'AWS IAM Identity Center',
  tagging: 'AWS Resource Groups Tagging API',
  transfer: 'AWS Transfer Family',
  xray: 'AWS X-Ray',
};

describe('services', () => {
  for (const [prefix, name] of Object.entries(NAMES))
    it(`${prefix}.amazonaws.com is ${name}`, () =>
      assert.equal(serviceOf(`${prefix}.amazonaws.com`)?.name, name));

  it('more than 500 sources have a name, each once', () => {
    const prefixes = SERVICES.map(({ prefix }) => prefix);
    assert.ok(prefixes.length > 500, `${prefixes.length}`);
    assert.equal(new Set(prefixes).size, prefixes.length);
  });

  it('every row has a prefix, a name and links of the right form', () => {
    for (const { prefix, name, reference, source, what } of SERVICES) {
      assert.match(prefix, /^[a-z0-9][a-z0-9-]*$/);
      assert.match(name, /^[A-Z][^|]*[\w).]$/, prefix);
      if (reference !== undefined)
        assert.match(
          reference,
          /^https:\/\/docs\.aws\.amazon\.com\/goto\/WebAPI\/[\w.-]+-\d{4}-\d\d-\d\d$/,
          prefix,
        );
      assert.match(source, /^https:\/\/docs\.aws\.amazon\.com\//);
      if (what !== undefined) assert.match(what, /^[^.]{3,90}$/, prefix);
    }
  });

  it('every purpose belongs to a service of the table', () => {
    assert.ok(SERVICES.filter(({ what }) => what !== undefined).length > 70);
  });

  it('the API reference of a service is found by its own prefix or another', () => {
    assert.match(serviceOf('ec2.amazonaws.com')?.reference ?? '', /\/ec2-2016-11-15$/);
    assert.match(serviceOf('acm.amazonaws.com')?.reference ?? '', /\/acm-2015-12-08$/);
    assert.match(serviceOf('ses.amazonaws.com')?.reference ?? '', /\/email-2010-12-01$/);
    assert.equal(serviceOf('cloudshell.amazonaws.com')?.reference, undefined);
  });

  it('a source in China is the same service', () =>
    assert.equal(serviceOf('xray.amazonaws.com.cn')?.name, 'AWS X-Ray'));

  it('a source that is not listed has no name', () => {
    for (const text of ['', 'foo.amazonaws.com', 'toString', 'ec2.example.com'])
      assert.equal(serviceOf(text), undefined, text);
  });
});
