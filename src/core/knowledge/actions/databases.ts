import { actionsOf } from './row';

/** Databases, file systems and archives. https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/Welcome.html */
const CONSOLE_RDS = 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/monitoring-recommendations.html';

export const DATABASE_ACTIONS = [
  ...actionsOf(
    'rds',
    `
CreateDBInstance | - | Creates a database instance. | publiclyAccessible true gives it a public address.
CreateDBCluster | - | Creates a database cluster.
ModifyDBInstance | - | Changes a database instance. | Look for masterUserPassword, publiclyAccessible true, deletionProtection false and backupRetentionPeriod 0.
ModifyDBCluster | - | Changes a database cluster. | Look for masterUserPassword and deletionProtection false.
DeleteDBInstance | - | Deletes a database instance. | With skipFinalSnapshot or deleteAutomatedBackups, backups can be lost with it.
DeleteDBCluster | - | Deletes a database cluster. | With skipFinalSnapshot, no snapshot of it is made.
DeleteGlobalCluster | - | Deletes a global database cluster.
StartDBInstance | - | Starts a database instance.
StopDBInstance | - | Stops a database instance.
RebootDBInstance | - | Restarts a database instance.
CreateDBSnapshot | - | Creates a snapshot of a database instance. | A snapshot holds the data, and can be shared with other accounts.
CreateDBClusterSnapshot | - | Creates a snapshot of a database cluster. | A snapshot holds the data, and can be shared with other accounts.
CopyDBSnapshot | - | Copies a snapshot of a database instance.
CopyDBClusterSnapshot | - | Copies a snapshot of a database cluster.
DeleteDBSnapshot | - | Deletes a snapshot of a database instance.
DeleteDBClusterSnapshot | - | Deletes a snapshot of a database cluster.
ModifyDBSnapshotAttribute | - | Changes which accounts can restore a snapshot of a database instance. | valuesToAdd names them; all makes it public.
ModifyDBClusterSnapshotAttribute | - | Changes which accounts can restore a snapshot of a database cluster. | valuesToAdd names them; all makes it public.
RestoreDBInstanceFromDBSnapshot | - | Creates a database instance from a snapshot. | The new instance holds the data; its master password can be changed.
RestoreDBClusterFromSnapshot | - | Creates a database cluster from a snapshot. | The new cluster holds the data.
StartExportTask | - | Exports the data of a snapshot or cluster to an S3 bucket. | s3BucketName says which bucket.
AuthorizeDBSecurityGroupIngress | - | Allows inbound traffic in a database security group, for EC2-Classic.
CreateDBSecurityGroup | - | Creates a database security group, for EC2-Classic.
DownloadDBLogFilePortion | D | Returns a part of a database’s log file.
DescribeDBInstances | - | Lists database instances with their addresses.
DescribeDBClusters | - | Lists database clusters with their addresses.
DescribeDBSnapshots | - | Lists snapshots of database instances.
DescribeDBClusterSnapshots | - | Lists snapshots of database clusters.
DescribeDBSnapshotAttributes | - | Shows which accounts can restore a snapshot.
DescribeOrderableDBInstanceOptions | - | Lists the kinds of database instances that can be created.
DescribeDBEngineVersions | - | Lists the versions of database engines.
CreateDBSubnetGroup | - | Creates a group of subnets for databases.
DescribeDBSubnetGroups | - | Lists groups of subnets for databases.
DescribeDBParameterGroups | - | Lists groups of settings for database instances.
DescribeDBClusterParameterGroups | - | Lists groups of settings for database clusters.
DescribeOptionGroups | - | Lists groups of options for databases.
DescribeAccountAttributes | - | Shows the limits of the account in RDS.
DescribeCertificates | - | Lists the certificates of RDS.
DescribeEvents | - | Lists what happened to databases.
DescribeEventSubscriptions | - | Lists who is notified of what happens to databases.
DescribeGlobalClusters | - | Lists global database clusters.
DescribeBlueGreenDeployments | - | Lists blue/green deployments of databases.
DescribePendingMaintenanceActions | - | Lists maintenance that is due.
DescribeRecommendations | o | By its name, lists recommendations for databases, for the console. | | ${CONSOLE_RDS}
DescribeRecommendationGroups | o | By its name, lists groups of recommendations for databases, for the console. | | ${CONSOLE_RDS}
ListTagsForResource | - | Lists the tags of a resource.
AddRoleToDBCluster | - | Gives a database cluster a role. | The database can use the role’s permissions, for example to write to S3.
AddRoleToDBInstance | - | Gives a database instance a role. | The database can use the role’s permissions, for example to write to S3.
DeleteDBClusterAutomatedBackup | - | Deletes the automated backups of a database cluster.
DeleteDBInstanceAutomatedBackup | - | Deletes the automated backups of a database instance.
DeleteDBSecurityGroup | - | Deletes a database security group, for EC2-Classic.
RevokeDBSecurityGroupIngress | - | Removes inbound rules from a database security group, for EC2-Classic.
FailoverDBCluster | - | Makes a replica of a cluster its writer.
FailoverGlobalCluster | - | Makes another Region the primary one of a global cluster.
RebootDBCluster | - | Restarts a database cluster.
RebootDBShardGroup | - | Restarts a group of database shards.
StopActivityStream | - | Stops the stream of a database’s activity. | What is done in the database is no longer recorded there.
ModifyActivityStream | - | Changes whether the audit policy of a database’s activity stream is locked.
StartActivityStream | - | Starts a stream of a database’s activity.
RestoreDBInstanceFromS3 | - | Creates a database instance from a backup in an S3 bucket.
DescribeDBProxies | - | Lists database proxies.
DescribeExportTasks | - | Lists exports of snapshots and clusters to S3.
DescribeValidDBInstanceModifications | - | Shows how the storage of a database instance can be changed.
`,
  ),
  ...actionsOf(
    'dynamodb',
    `
CreateTable | - | Creates a table.
DeleteTable | - | Deletes a table and all its items.
DescribeTable | - | Shows details of a table.
ListTables | - | Lists tables.
GetItem | D | Reads an item.
Query | D | Reads the items that match a key.
Scan | D | Reads all items of a table, or those that pass a filter.
PutItem | - | Writes an item.
DeleteItem | - | Deletes an item.
ExportTableToPointInTime | - | Exports a table to an S3 bucket. | s3Bucket and s3BucketOwner say whose bucket.
`,
  ),
  ...actionsOf(
    'elasticfilesystem',
    `
DeleteFileSystem | - | Deletes a file system and its data.
DeleteMountTarget | - | Deletes a mount target, through which a file system is reached. | All have to be deleted before the file system can be.
PutFileSystemPolicy | - | Sets who has access to a file system by its policy.
`,
  ),
  ...actionsOf(
    'glacier',
    `
SetVaultAccessPolicy | - | Sets who has access to a vault by its policy. | Check the policy for * and for accounts that are not yours.
ListVaults | - | Lists vaults.
`,
  ),
  ...actionsOf(
    'backup',
    `
DeleteRecoveryPoint | - | Deletes a backup.
DeleteBackupVault | - | Deletes a backup vault, which has to be empty.
PutBackupVaultAccessPolicy | - | Sets who has access to a backup vault by its policy.
DeleteBackupVaultLockConfiguration | - | Removes the lock that protects backups of a vault from deletion.
`,
  ),
  ...actionsOf(
    'elasticache',
    `
DeleteCacheCluster | - | Deletes a cache cluster.
AuthorizeCacheSecurityGroupIngress | - | Allows inbound traffic in a cache security group, for EC2-Classic.
CreateCacheSecurityGroup | - | Creates a cache security group, for EC2-Classic.
DeleteCacheSecurityGroup | - | Deletes a cache security group, for EC2-Classic.
RevokeCacheSecurityGroupIngress | - | Removes inbound rules from a cache security group, for EC2-Classic.
`,
  ),
  ...actionsOf(
    'es',
    `
CreateElasticsearchDomain | - | Creates a domain of OpenSearch Service. | Check accessPolicies for * and for accounts that are not yours. | es-2015-01-01
UpdateElasticsearchDomainConfig | - | Changes a domain of OpenSearch Service. | Check accessPolicies for * and for accounts that are not yours. | es-2015-01-01
ListDomainNames | - | Lists domains of OpenSearch Service.
`,
  ),
];
