import { actionsOf } from './row';

/** Amazon EC2: instances, images, volumes and who may reach them. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/Welcome.html */
export const EC2_ACTIONS = [
  ...actionsOf(
    'ec2',
    `
RunInstances | - | Launches instances from a machine image. | Check instance type, number and Region: large or unusual ones run up costs.
StartInstances | - | Starts stopped instances. | User data that was changed while an instance was stopped can run at the start.
StopInstances | - | Stops instances. | User data can be changed only while an instance is stopped.
RebootInstances | - | Restarts instances.
TerminateInstances | - | Deletes instances for good. | Data on their instance store is lost, and on volumes that are deleted with them.
ModifyInstanceAttribute | - | Changes an attribute of an instance, such as user data, security groups or termination protection. | With userData, it can change code that runs on the instance.
DescribeInstances | - | Lists instances with their addresses, roles and networks.
DescribeInstanceAttribute | - | Returns one attribute of an instance. | With the attribute userData, the answer holds start-up scripts, in which secrets are often left.
DescribeInstanceStatus | - | Shows the health of instances and what is scheduled for them.
DescribeInstanceCreditSpecifications | - | Shows how burstable instances use CPU credits.
DescribeInstanceTypes | - | Lists instance types and what they offer.
GetPasswordData | S | Returns the encrypted administrator password of a Windows instance. | It can be decrypted with the private key of the instance’s key pair.
GetConsoleOutput | D | Returns the console output of an instance. | Boot messages can hold secrets.
GetConsoleScreenshot | D | Returns a screenshot of an instance.
AssociateIamInstanceProfile | - | Gives an instance a role. | Whoever controls the instance gets the role’s permissions.
ReplaceIamInstanceProfileAssociation | - | Gives an instance another role. | Whoever controls the instance gets the role’s permissions.
CreateKeyPair | S | Creates an SSH key pair and returns its private key. | The private key is not in the log.
ImportKeyPair | - | Imports the public key of an SSH key pair that was made elsewhere. | Whoever holds the private key can log in to instances that are launched with it.
DeleteKeyPair | - | Deletes the public key of an SSH key pair.
DescribeKeyPairs | - | Lists SSH key pairs.
EnableSerialConsoleAccess | - | Allows access to the serial consoles of instances in the account. | Serial consoles are reached without the instance’s network.
CreateImage | - | Creates a machine image from an instance. | The image holds copies of the instance’s volumes.
RegisterImage | - | Registers a machine image.
DeregisterImage | - | Removes a machine image, so that no new instances can be launched from it.
CopyImage | - | Copies a machine image.
DescribeImages | - | Lists machine images.
ModifyImageAttribute | - | Changes an attribute of a machine image, such as who can launch it. | launchPermission shows accounts that get access; the group all makes it public.
CreateStoreImageTask | - | Stores a machine image as an object in an S3 bucket. | Check whose bucket it is.
CreateInstanceExportTask | - | Exports an instance to an S3 bucket. | Check whose bucket it is.
CreateSnapshot | - | Creates a snapshot of a volume. | A snapshot holds the volume’s data, and can be shared with other accounts.
CreateSnapshots | - | Creates snapshots of the volumes of an instance. | Snapshots hold the volumes’ data, and can be shared with other accounts.
CopySnapshot | - | Copies a snapshot, also to another Region.
DeleteSnapshot | - | Deletes a snapshot. | Backups of a volume can be lost by it.
DescribeSnapshots | - | Lists snapshots.
DescribeSnapshotAttribute | - | Shows who has access to a snapshot.
ModifySnapshotAttribute | - | Changes who has access to a snapshot. | createVolumePermission shows accounts that get access; the group all makes it public.
SharedSnapshotVolumeCreated | - | Another account created a volume from a snapshot that is shared with it. | The other account has the data now. | https://docs.aws.amazon.com/ebs/latest/userguide/ebs-modifying-snapshot-permissions.html
SharedSnapshotCopyInitiated | - | Another account copied a snapshot that is shared with it. | The other account has the data now. | https://docs.aws.amazon.com/ebs/latest/userguide/ebs-modifying-snapshot-permissions.html
CreateVolume | - | Creates a volume, also from a snapshot. | A volume from a snapshot holds the snapshot’s data.
AttachVolume | - | Attaches a volume to an instance. | Whoever controls the instance can read the volume.
DetachVolume | - | Detaches a volume from an instance.
DeleteVolume | - | Deletes a volume and its data.
DescribeVolumes | - | Lists volumes.
DescribeVolumeStatus | - | Shows the status of volumes.
DisableEbsEncryptionByDefault | - | Stops the encryption of new volumes by default in this Region. | Volumes that exist stay as they are.
EnableEbsEncryptionByDefault | - | Encrypts new volumes by default in this Region.
CreateTags | - | Sets tags of resources. | Policies can grant access by tags.
DeleteTags | - | Removes tags of resources. | Policies can grant access by tags.
DescribeTags | - | Lists tags of resources.
DescribeRegions | - | Lists Regions, and whether the account has them enabled.
DescribeAvailabilityZones | - | Lists the Availability Zones of the Region.
DescribeAccountAttributes | - | Shows settings and limits of the account in EC2.
DescribeHosts | - | Lists Dedicated Hosts.
DescribePlacementGroups | - | Lists placement groups.
DescribeLaunchTemplates | - | Lists launch templates.
DescribeLaunchTemplateVersions | - | Returns versions of launch templates. | The answer can hold user data, in which secrets are often left.
CreateLaunchTemplate | - | Creates a launch template.
CreateLaunchTemplateVersion | - | Creates a version of a launch template. | Instances that are launched from it run its user data.
RequestSpotInstances | - | Requests Spot Instances. | Check instance type and number: unusual ones run up costs.
ModifyInstanceMetadataOptions | - | Changes how programs on an instance reach its metadata, which holds the role’s credentials. | httpTokens optional allows requests without a session token (IMDSv1).
ModifyInstanceCreditSpecification | - | Changes how a burstable instance uses CPU credits.
ModifyInstancePlacement | - | Changes where an instance is placed.
ModifyInstanceMaintenanceOptions | - | Changes how an instance is recovered.
ModifyInstanceCapacityReservationAttributes | - | Changes which capacity reservation an instance uses.
ModifyInstanceEventStartTime | - | Changes when scheduled maintenance of an instance starts.
ModifyInstanceEventWindow | - | Changes the time window for maintenance of instances.
CreateInstanceEventWindow | - | Creates a time window for maintenance of instances.
DeleteInstanceEventWindow | - | Deletes a time window for maintenance of instances.
AssociateInstanceEventWindow | - | Assigns instances to a time window for maintenance.
DisassociateInstanceEventWindow | - | Removes instances from a time window for maintenance.
RegisterInstanceEventNotificationAttributes | - | Adds tags to the notifications of scheduled events.
DeregisterInstanceEventNotificationAttributes | - | Removes tags from the notifications of scheduled events.
ResetInstanceAttribute | - | Resets an attribute of an instance.
ReportInstanceStatus | - | Reports to AWS how an instance behaves.
MonitorInstances | - | Turns on detailed monitoring of instances.
UnmonitorInstances | - | Turns off detailed monitoring of instances.
DisassociateIamInstanceProfile | - | Takes the role away from an instance.
BundleInstance | - | Bundles the instance store of a Windows instance into an S3 bucket. | Check whose bucket it is.
DescribeBundleTasks | - | Lists bundling tasks.
ConfirmProductInstance | - | Asks whether a product code belongs to an instance.
ImportImage | - | Imports a disk image as a machine image.
ImportInstance | - | Imports a virtual machine as an instance.
ExportImage | - | Exports a machine image to an S3 bucket. | Check whose bucket it is.
CreateRestoreImageTask | - | Restores a machine image from an object in an S3 bucket.
CreateFpgaImage | - | Creates an FPGA image.
CopyFpgaImage | - | Copies an FPGA image.
RequestSpotFleet | - | Requests a fleet of Spot Instances. | Check instance types and number: unusual ones run up costs.
RunScheduledInstances | - | Launches Scheduled Instances.
CancelSpotInstanceRequests | - | Cancels requests for Spot Instances.
GetLaunchTemplateData | - | Returns the settings of an instance for a launch template. | The answer can hold user data, in which secrets are often left.
GetEbsDefaultKmsKeyId | - | Shows which key encrypts new volumes by default.
GetEbsEncryptionByDefault | - | Shows whether new volumes are encrypted by default.
DescribeSnapshotTierStatus | - | Shows the storage tiers of snapshots.
DescribeVolumesModifications | - | Shows the progress of changes to volumes.
`,
  ),
  ...actionsOf(
    'ec2-instance-connect',
    `
SendSSHPublicKey | - | Puts an SSH public key on an instance, where it is valid for 60 seconds. | Whoever holds the private key can log in as the named user during that time.
SendSerialConsoleSSHPublicKey | - | Sends an SSH public key for the serial console of an instance, where it is valid for 60 seconds. | Serial consoles are reached without the instance’s network.
OpenTunnel | - | Opens a connection to an instance through an EC2 Instance Connect Endpoint. | The instance needs no public address for it. | https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/log-ec2-instance-connect-endpoint-using-cloudtrail.html
`,
  ),
];
