import { actionsOf } from './row';

/** Amazon S3. Reads and writes of objects are data events. https://docs.aws.amazon.com/AmazonS3/latest/userguide/cloudtrail-logging-s3-info.html */
export const S3_ACTIONS = actionsOf(
  's3',
  `
GetObject | D | Reads an object. | additionalEventData.bytesTransferredOut says how much was sent.
HeadObject | - | Reads the metadata of an object.
GetObjectAcl | - | Shows who has access to an object by its ACL.
GetObjectTagging | - | Shows the tags of an object.
GetObjectAttributes | - | Shows the size, checksum and other attributes of an object.
GetObjectTorrent | D | Returns a torrent file for an object.
SelectObjectContent | D | Returns parts of an object by an SQL expression.
PutObject | - | Writes an object, also over one that exists. | Check the encryption headers: a key that is not yours makes the object unreadable for you.
CopyObject | - | Copies an object within S3. | The copy can be in a bucket of another account; over the original, it can change its encryption key.
UploadPart | - | Uploads a part of a large object.
CreateMultipartUpload | - | Starts the upload of a large object in parts.
CompleteMultipartUpload | - | Finishes the upload of a large object in parts.
AbortMultipartUpload | - | Gives up the upload of a large object in parts.
DeleteObject | - | Deletes an object. | With versioning, it can be restored, unless a versionId was deleted.
DeleteObjects | - | Deletes many objects in one call. | With versioning, they can be restored, unless versions were deleted.
RestoreObject | - | Makes an archived object readable for some time.
PutObjectAcl | - | Sets who has access to an object by its ACL. | Grants to AllUsers make it public.
ListObjects | - | Lists the objects of a bucket.
ListObjectVersions | - | Lists the versions of a bucket’s objects.
ListMultipartUploads | - | Lists uploads of large objects that are not finished.
ListBuckets | - | Lists the buckets of the account.
HeadBucket | - | Tests whether a bucket exists and the caller can use it.
CreateBucket | - | Creates a bucket.
DeleteBucket | - | Deletes a bucket, which has to be empty. | Check who deleted its objects before.
GetBucketLocation | - | Shows the Region of a bucket.
GetBucketAcl | - | Shows who has access to a bucket by its ACL.
PutBucketAcl | - | Sets who has access to a bucket by its ACL. | Grants to AllUsers make it public; AuthenticatedUsers means everybody with an AWS account.
GetBucketPolicy | - | Returns the policy of a bucket.
GetBucketPolicyStatus | - | Shows whether the policy of a bucket makes it public.
PutBucketPolicy | - | Sets the policy of a bucket. | Check it for Principal * and for accounts that are not yours.
DeleteBucketPolicy | - | Deletes the policy of a bucket. | What it denied is no longer denied.
GetBucketPublicAccessBlock=GetPublicAccessBlock | - | Shows whether public access to a bucket is blocked.
PutBucketPublicAccessBlock=PutPublicAccessBlock | - | Sets whether public access to a bucket is blocked. | A value of false allows public ACLs or policies.
DeleteBucketPublicAccessBlock=DeletePublicAccessBlock | - | Removes the block of public access to a bucket.
GetAccountPublicAccessBlock=GetPublicAccessBlock | - | Shows whether public access is blocked for all buckets of the account. | | s3control-2018-08-20
PutAccountPublicAccessBlock=PutPublicAccessBlock | - | Sets whether public access is blocked for all buckets of the account. | A value of false allows public ACLs or policies. | s3control-2018-08-20
DeleteAccountPublicAccessBlock=DeletePublicAccessBlock | - | Removes the block of public access for all buckets of the account. | | s3control-2018-08-20
GetBucketVersioning | - | Shows whether a bucket keeps old versions of objects.
PutBucketVersioning | - | Sets whether a bucket keeps old versions of objects. | After Suspended, new writes and deletes keep no old version.
GetBucketLifecycle=GetBucketLifecycleConfiguration | - | Shows after which time a bucket’s objects are moved or deleted.
PutBucketLifecycle=PutBucketLifecycleConfiguration | - | Sets after which time a bucket’s objects are moved or deleted. | A short expiration deletes objects without DeleteObject events of a caller.
DeleteBucketLifecycle | - | Removes the rules by which a bucket’s objects are moved or deleted.
GetBucketReplication | - | Shows to which buckets objects are replicated.
PutBucketReplication | - | Sets to which buckets objects are replicated. | A destination in another account gets a copy of every new object.
DeleteBucketReplication | - | Stops the replication of a bucket’s objects.
GetBucketEncryption | - | Shows how a bucket encrypts new objects.
PutBucketEncryption | - | Sets how a bucket encrypts new objects. | Check whose KMS key it names.
DeleteBucketEncryption | - | Resets how a bucket encrypts new objects to S3’s own keys.
GetBucketLogging | - | Shows where a bucket’s access logs go.
PutBucketLogging | - | Sets where a bucket’s access logs go, or turns them off. | Without LoggingEnabled, they are off.
GetBucketTagging | - | Shows the tags of a bucket.
PutBucketTagging | - | Sets the tags of a bucket.
GetBucketCors | - | Shows which websites can use a bucket from a browser.
PutBucketCors | - | Sets which websites can use a bucket from a browser.
DeleteBucketCors | - | Removes the rules for websites that use a bucket from a browser.
GetBucketWebsite | - | Shows whether a bucket is served as a website.
PutBucketWebsite | - | Serves a bucket as a website.
DeleteBucketWebsite | - | Stops serving a bucket as a website.
GetBucketNotification=GetBucketNotificationConfiguration | - | Shows who is notified of events in a bucket.
PutBucketNotification=PutBucketNotificationConfiguration | - | Sets who is notified of events in a bucket.
GetBucketRequestPayment | - | Shows who pays for requests to a bucket.
GetAccelerateConfiguration=GetBucketAccelerateConfiguration | - | Shows whether a bucket uses Transfer Acceleration.
GetBucketObjectLockConfiguration=GetObjectLockConfiguration | - | Shows whether a bucket protects objects from deletion.
PutBucketObjectLockConfiguration=PutObjectLockConfiguration | - | Sets whether a bucket protects objects from deletion.
GetBucketOwnershipControls | - | Shows who owns objects that others put into a bucket.
PutBucketOwnershipControls | - | Sets who owns objects that others put into a bucket, and whether ACLs count.
ListAccessPoints | - | Lists the access points of the account. | | s3control-2018-08-20
GetStorageLensConfiguration | - | Shows the settings of an S3 Storage Lens dashboard. | | s3control-2018-08-20
GetStorageLensDashboardDataInternal | o | By its name, loads the data of an S3 Storage Lens dashboard. | | https://docs.aws.amazon.com/AmazonS3/latest/userguide/storage_lens.html
JobCreated | - | An S3 Batch Operations job was created. | A service event; a job can copy or delete many objects. | https://docs.aws.amazon.com/AmazonS3/latest/userguide/batch-ops-examples-event-bridge-cloud-trail.html
JobStatusChanged | - | The status of an S3 Batch Operations job changed. | A service event. | https://docs.aws.amazon.com/AmazonS3/latest/userguide/batch-ops-examples-event-bridge-cloud-trail.html
CreateJob | - | Creates an S3 Batch Operations job. | It can copy, tag or restore many objects, or run a function on each. | s3control-2018-08-20
GetAccessPoint | - | Shows an access point. | | s3control-2018-08-20
CreateAccessPoint | - | Creates an access point, another way to reach a bucket. | | s3control-2018-08-20
PutAccessPointPolicy | - | Sets who can use an access point by its policy. | Check the policy for * and for accounts that are not yours. | s3control-2018-08-20
`,
);
