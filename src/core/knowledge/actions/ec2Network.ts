import { actionsOf } from './row';

/** Networks of Amazon EC2. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/Welcome.html */
export const EC2_NETWORK_ACTIONS = actionsOf(
  'ec2',
  `
AuthorizeSecurityGroupIngress | - | Adds rules that allow inbound traffic to a security group. | 0.0.0.0/0 or ::/0 opens it to the internet; check ports 22, 3389 and those of databases.
AuthorizeSecurityGroupEgress | - | Adds rules that allow outbound traffic to a security group. | 0.0.0.0/0 or ::/0 allows traffic to the whole internet.
RevokeSecurityGroupIngress | - | Removes rules that allow inbound traffic from a security group.
RevokeSecurityGroupEgress | - | Removes rules that allow outbound traffic from a security group.
ModifySecurityGroupRules | - | Changes rules of a security group. | 0.0.0.0/0 or ::/0 in an inbound rule opens it to the internet.
CreateSecurityGroup | - | Creates a security group.
DeleteSecurityGroup | - | Deletes a security group.
DescribeSecurityGroups | - | Lists security groups and their rules. | The answer shows what is open to which networks.
CreateNetworkAcl | - | Creates a network ACL.
DeleteNetworkAcl | - | Deletes a network ACL.
CreateNetworkAclEntry | - | Adds a rule to a network ACL. | ruleAction allow with 0.0.0.0/0 or ::/0 lets in or out all addresses.
ReplaceNetworkAclEntry | - | Replaces a rule of a network ACL. | ruleAction allow with 0.0.0.0/0 or ::/0 lets in or out all addresses.
DeleteNetworkAclEntry | - | Deletes a rule of a network ACL.
DescribeNetworkAcls | - | Lists network ACLs and their rules.
CreateFlowLogs | - | Starts the logging of network traffic.
DeleteFlowLogs | - | Stops the logging of network traffic. | Traffic after this leaves no flow log.
DescribeFlowLogs | - | Lists the flow logs. | The answer shows which traffic is logged.
CreateTrafficMirrorSession | - | Starts to copy the network traffic of an interface to a target. | Whoever controls the target can read the traffic that is not encrypted.
CreateTrafficMirrorTarget | - | Creates a target for copied network traffic.
CreateTrafficMirrorFilter | - | Creates a filter for copied network traffic.
CreateTrafficMirrorFilterRule | - | Adds a rule to a filter for copied network traffic.
CreateVpc | - | Creates a VPC.
DeleteVpc | - | Deletes a VPC.
DescribeVpcs | - | Lists VPCs.
DescribeVpcAttribute | - | Shows an attribute of a VPC, such as its DNS settings.
ModifyVpcAttribute | - | Changes an attribute of a VPC, such as its DNS settings.
DescribeVpcClassicLink | - | Shows whether VPCs are linked to EC2-Classic, which is retired.
DescribeVpcClassicLinkDnsSupport | - | Shows whether VPCs use DNS for EC2-Classic, which is retired.
CreateSubnet | - | Creates a subnet in a VPC.
DeleteSubnet | - | Deletes a subnet.
ModifySubnetAttribute | - | Changes an attribute of a subnet. | mapPublicIpOnLaunch gives new instances public addresses.
DescribeSubnets | - | Lists subnets.
CreateRouteTable | - | Creates a route table.
DeleteRouteTable | - | Deletes a route table.
AssociateRouteTable | - | Uses a route table for a subnet or gateway.
DisassociateRouteTable | - | Stops using a route table for a subnet or gateway.
ReplaceRouteTableAssociation | - | Uses another route table for a subnet or gateway.
DescribeRouteTables | - | Lists route tables and their routes.
CreateRoute | - | Adds a route to a route table. | Check the target: an internet gateway, a peering connection or an instance can take the traffic elsewhere.
ReplaceRoute | - | Changes the target of a route. | Check the target: an internet gateway, a peering connection or an instance can take the traffic elsewhere.
DeleteRoute | - | Deletes a route.
CreateInternetGateway | - | Creates an internet gateway.
AttachInternetGateway | - | Attaches an internet gateway to a VPC. | With a route to it, the VPC can be reached from the internet.
DetachInternetGateway | - | Detaches an internet gateway from a VPC.
DeleteInternetGateway | - | Deletes an internet gateway.
DescribeInternetGateways | - | Lists internet gateways.
DescribeEgressOnlyInternetGateways | - | Lists gateways for outbound IPv6 traffic.
CreateNatGateway | - | Creates a NAT gateway.
DeleteNatGateway | - | Deletes a NAT gateway.
DescribeNatGateways | - | Lists NAT gateways.
AllocateAddress | - | Reserves a public IP address.
AssociateAddress | - | Gives a public IP address to an instance or network interface.
ReleaseAddress | - | Gives back a public IP address.
DescribeAddresses | - | Lists the account’s public IP addresses.
DescribeAddressesAttribute | - | Shows the DNS names of public IP addresses.
DescribeAddressTransfers | - | Lists transfers of public IP addresses between accounts.
CreateNetworkInterface | - | Creates a network interface.
AttachNetworkInterface | - | Attaches a network interface to an instance.
DetachNetworkInterface | - | Detaches a network interface from an instance.
DeleteNetworkInterface | - | Deletes a network interface.
ModifyNetworkInterfaceAttribute | - | Changes an attribute of a network interface, such as its security groups.
DescribeNetworkInterfaces | - | Lists network interfaces and their addresses.
DescribeDhcpOptions | - | Lists DHCP option sets.
CreateVpcEndpoint | - | Creates an endpoint through which a VPC reaches a service. | Its policy decides which identities and resources it can be used for.
DescribeVpcEndpoints | - | Lists the VPC endpoints.
DescribeVpcEndpointServiceConfigurations | - | Lists the services that the account offers through endpoints.
CreateVpcPeeringConnection | - | Requests a connection between two VPCs. | Check whose the other VPC is.
AcceptVpcPeeringConnection | - | Accepts a connection between two VPCs. | Check whose the other VPC is.
DescribeVpcPeeringConnections | - | Lists connections between VPCs.
DescribeVpnGateways | - | Lists the VPN gateways.
DescribeVpnConnections | - | Lists VPN connections. | The answer can hold the configuration for the customer’s gateway, with its pre-shared keys.
DescribeCustomerGateways | - | Lists customer gateways, the other ends of VPN connections.
DescribeSecurityGroupRules | - | Lists the rules of security groups.
DescribeSecurityGroupReferences | - | Shows which other VPCs refer to a security group.
ReplaceNetworkAclAssociation | - | Uses another network ACL for a subnet.
DeleteTrafficMirrorSession | - | Stops copying the network traffic of an interface.
DeleteTrafficMirrorTarget | - | Deletes a target for copied network traffic.
DeleteTrafficMirrorFilter | - | Deletes a filter for copied network traffic.
DeleteTrafficMirrorFilterRule | - | Deletes a rule of a filter for copied network traffic.
ModifyTrafficMirrorSession | - | Changes the copying of an interface’s network traffic.
ModifyTrafficMirrorFilterRule | - | Changes a rule of a filter for copied network traffic.
ModifyTrafficMirrorFilterNetworkServices | - | Changes which network services a filter lets be copied.
DescribeTrafficMirrorSessions | - | Lists sessions that copy network traffic.
DescribeTrafficMirrorFilters | - | Lists filters for copied network traffic.
GetFlowLogsIntegrationTemplate | - | Returns a template with which flow logs can be queried in Athena.
CreateDefaultVpc | - | Creates a default VPC.
CreateCustomerGateway | - | Creates a customer gateway, the other end of a VPN connection.
DeleteCustomerGateway | - | Deletes a customer gateway.
DeleteVpcPeeringConnection | - | Deletes a connection between two VPCs.
RejectVpcPeeringConnection | - | Rejects a connection between two VPCs.
AttachClassicLinkVpc | - | Links an EC2-Classic instance to a VPC; EC2-Classic is retired.
DetachClassicLinkVpc | - | Unlinks an EC2-Classic instance from a VPC; EC2-Classic is retired.
EnableVpcClassicLink | - | Allows links from EC2-Classic to a VPC; EC2-Classic is retired.
DisableVpcClassicLink | - | Ends links from EC2-Classic to a VPC; EC2-Classic is retired.
DescribeCarrierGateways | - | Lists carrier gateways.
DescribeClientVpnRoutes | - | Lists the routes of a Client VPN endpoint.
DescribeTransitGatewayMulticastDomains | - | Lists multicast domains of transit gateways.
GetTransitGatewayRouteTableAssociations | - | Lists what uses a route table of a transit gateway.
DescribeVpcEndpointConnectionNotifications | - | Lists who is notified of connections to VPC endpoints.
`,
);
