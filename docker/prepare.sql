-- Run by sqlcmd as sa, each time the deployment is started; doing it again changes nothing but the password of the login, which
-- follows SQL_PASSWORD. sqlcmd puts the environment variable of that name in the place of $(SQL_PASSWORD).
IF DB_ID('PlatformO') IS NULL CREATE DATABASE PlatformO;
GO
-- Without row versioning readers wait for writers, and the platform does not start.
IF EXISTS (SELECT 1 FROM sys.databases WHERE name = 'PlatformO' AND is_read_committed_snapshot_on = 0)
    ALTER DATABASE PlatformO SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE;
GO
IF SUSER_ID('platform') IS NULL
    CREATE LOGIN platform WITH PASSWORD = N'$(SQL_PASSWORD)', DEFAULT_DATABASE = PlatformO;
ELSE
    ALTER LOGIN platform WITH PASSWORD = N'$(SQL_PASSWORD)';
GO
USE PlatformO;
GO
IF USER_ID('platform') IS NULL CREATE USER platform FOR LOGIN platform;
ALTER ROLE db_datareader ADD MEMBER platform;
ALTER ROLE db_datawriter ADD MEMBER platform;
-- Migrations run at start.
ALTER ROLE db_ddladmin ADD MEMBER platform;
GO
