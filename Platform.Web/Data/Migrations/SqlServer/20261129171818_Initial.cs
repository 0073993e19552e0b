using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Web.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "AuditEntries",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    ActorKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Action = table.Column<string>(type: "varchar(60)", unicode: false, maxLength: 60, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Subject = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Result = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    Origin = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Device = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: true),
                    Session = table.Column<string>(type: "varchar(12)", unicode: false, maxLength: 12, nullable: true, collation: "Latin1_General_100_BIN2"),
                    At = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: false),
                    Times = table.Column<int>(type: "int", nullable: false, defaultValue: 1),
                    Tally = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: true, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditEntries", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Changes",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Kind = table.Column<string>(type: "varchar(24)", unicode: false, maxLength: 24, nullable: false),
                    Key = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    At = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Changes", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "DataProtectionKeys",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    FriendlyName = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Xml = table.Column<string>(type: "nvarchar(max)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DataProtectionKeys", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "GuessCounts",
                columns: table => new
                {
                    Key = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Number = table.Column<int>(type: "int", nullable: false),
                    Locks = table.Column<int>(type: "int", nullable: false),
                    LockedUntil = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: true),
                    ForgetAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GuessCounts", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "IndexNodes",
                columns: table => new
                {
                    Key = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Done = table.Column<int>(type: "int", nullable: false),
                    Total = table.Column<int>(type: "int", nullable: false),
                    Finished = table.Column<bool>(type: "bit", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IndexNodes", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "Leases",
                columns: table => new
                {
                    Name = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Holder = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Until = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Leases", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "MailedCodes",
                columns: table => new
                {
                    Key = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Use = table.Column<string>(type: "varchar(24)", unicode: false, maxLength: 24, nullable: false),
                    AddressHash = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Sealed = table.Column<string>(type: "varchar(1000)", unicode: false, maxLength: 1000, nullable: false, collation: "Latin1_General_100_BIN2"),
                    IsLong = table.Column<bool>(type: "bit", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MailedCodes", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "MissedSearches",
                columns: table => new
                {
                    Words = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Times = table.Column<int>(type: "int", nullable: false),
                    FirstAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: false),
                    LastAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MissedSearches", x => x.Words);
                });

            migrationBuilder.CreateTable(
                name: "Organisations",
                columns: table => new
                {
                    Key = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Layer = table.Column<string>(type: "varchar(24)", unicode: false, maxLength: 24, nullable: false),
                    ExternalId = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true, collation: "Latin1_General_100_BIN2"),
                    EndedOn = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Organisations", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "Outbox",
                columns: table => new
                {
                    Key = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false, collation: "Latin1_General_100_BIN2"),
                    MessageId = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    To = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: false),
                    ToName = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Subject = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    Text = table.Column<string>(type: "nvarchar(max)", maxLength: 16777216, nullable: false),
                    Html = table.Column<string>(type: "nvarchar(max)", maxLength: 16777216, nullable: false),
                    MemberKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: true, collation: "Latin1_General_100_BIN2"),
                    NamesKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: true, collation: "Latin1_General_100_BIN2"),
                    NamesAs = table.Column<string>(type: "nvarchar(420)", maxLength: 420, nullable: true),
                    ForgetBy = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: true),
                    Lane = table.Column<byte>(type: "tinyint", unicode: false, maxLength: 24, nullable: false, defaultValue: (byte)2),
                    CreatedAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: false),
                    NextAttemptAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: true),
                    Attempts = table.Column<int>(type: "int", nullable: false),
                    LastError = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    SentAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: true),
                    DeadAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Outbox", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "SignUps",
                columns: table => new
                {
                    Key = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Email = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: false),
                    Domain = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    PasswordHash = table.Column<string>(type: "varchar(200)", unicode: false, maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    OrganisationKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Language = table.Column<string>(type: "varchar(2)", unicode: false, maxLength: 2, nullable: false, collation: "Latin1_General_100_BIN2"),
                    CreatedAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SignUps", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "Tags",
                columns: table => new
                {
                    Key = table.Column<string>(type: "varchar(60)", unicode: false, maxLength: 60, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Name = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Tags", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "Members",
                columns: table => new
                {
                    Key = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Name = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Roles = table.Column<int>(type: "int", unicode: false, maxLength: 24, nullable: false),
                    OrganisationKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: true, collation: "Latin1_General_100_BIN2"),
                    About = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true),
                    Language = table.Column<string>(type: "varchar(2)", unicode: false, maxLength: 2, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ShowsPresence = table.Column<bool>(type: "bit", nullable: false),
                    JoinedAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: false),
                    ApprovedCount = table.Column<int>(type: "int", nullable: false),
                    ExternalId = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true, collation: "Latin1_General_100_BIN2"),
                    ImportedEmail = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: true),
                    ErasedAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: true),
                    ErasedIdHash = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: true, collation: "Latin1_General_100_BIN2"),
                    IsPlaceholder = table.Column<bool>(type: "bit", nullable: false),
                    Concurrency = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Members", x => x.Key);
                    table.ForeignKey(
                        name: "FK_Members_Organisations_OrganisationKey",
                        column: x => x.OrganisationKey,
                        principalTable: "Organisations",
                        principalColumn: "Key");
                });

            migrationBuilder.CreateTable(
                name: "Accounts",
                columns: table => new
                {
                    Id = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false, collation: "Latin1_General_100_BIN2"),
                    UserName = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    NormalizedUserName = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Email = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    NormalizedEmail = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true, collation: "Latin1_General_100_BIN2"),
                    EmailConfirmed = table.Column<bool>(type: "bit", nullable: false),
                    PasswordHash = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    SecurityStamp = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    ConcurrencyStamp = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    PhoneNumber = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    PhoneNumberConfirmed = table.Column<bool>(type: "bit", nullable: false),
                    TwoFactorEnabled = table.Column<bool>(type: "bit", nullable: false),
                    LockoutEnd = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    LockoutEnabled = table.Column<bool>(type: "bit", nullable: false),
                    AccessFailedCount = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Accounts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Accounts_Members_Id",
                        column: x => x.Id,
                        principalTable: "Members",
                        principalColumn: "Key");
                });

            migrationBuilder.CreateTable(
                name: "Contributions",
                columns: table => new
                {
                    Key = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Kind = table.Column<string>(type: "varchar(24)", unicode: false, maxLength: 24, nullable: false),
                    Audience = table.Column<string>(type: "varchar(24)", unicode: false, maxLength: 24, nullable: false),
                    Status = table.Column<string>(type: "varchar(24)", unicode: false, maxLength: 24, nullable: false),
                    LatestNumber = table.Column<int>(type: "int", nullable: false),
                    PublishedNumber = table.Column<int>(type: "int", nullable: true),
                    ProposedNumber = table.Column<int>(type: "int", nullable: true),
                    Title = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Summary = table.Column<string>(type: "nvarchar(600)", maxLength: 600, nullable: false),
                    Language = table.Column<string>(type: "varchar(2)", unicode: false, maxLength: 2, nullable: false, collation: "Latin1_General_100_BIN2"),
                    AuthorKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false, collation: "Latin1_General_100_BIN2"),
                    OrganisationKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: true, collation: "Latin1_General_100_BIN2"),
                    ByLayerOnly = table.Column<bool>(type: "bit", nullable: false),
                    Layer = table.Column<string>(type: "varchar(24)", unicode: false, maxLength: 24, nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: false),
                    PublishedAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: true),
                    ExternalId = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Source = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    Licence = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    ImportedAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: true),
                    Concurrency = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Contributions", x => x.Key);
                    table.ForeignKey(
                        name: "FK_Contributions_Members_AuthorKey",
                        column: x => x.AuthorKey,
                        principalTable: "Members",
                        principalColumn: "Key");
                    table.ForeignKey(
                        name: "FK_Contributions_Organisations_OrganisationKey",
                        column: x => x.OrganisationKey,
                        principalTable: "Organisations",
                        principalColumn: "Key");
                });

            migrationBuilder.CreateTable(
                name: "Drafts",
                columns: table => new
                {
                    OwnerKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Subject = table.Column<string>(type: "varchar(24)", unicode: false, maxLength: 24, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Kind = table.Column<string>(type: "varchar(24)", unicode: false, maxLength: 24, nullable: true),
                    BaseNumber = table.Column<int>(type: "int", nullable: false),
                    Title = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    Summary = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    Body = table.Column<string>(type: "nvarchar(max)", maxLength: 16777216, nullable: false),
                    Language = table.Column<string>(type: "varchar(2)", unicode: false, maxLength: 2, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Tags = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    Audience = table.Column<string>(type: "varchar(24)", unicode: false, maxLength: 24, nullable: false),
                    ByLayerOnly = table.Column<bool>(type: "bit", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: false),
                    Concurrency = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Drafts", x => new { x.OwnerKey, x.Subject });
                    table.ForeignKey(
                        name: "FK_Drafts_Members_OwnerKey",
                        column: x => x.OwnerKey,
                        principalTable: "Members",
                        principalColumn: "Key");
                });

            migrationBuilder.CreateTable(
                name: "Memberships",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    MemberKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false, collation: "Latin1_General_100_BIN2"),
                    OrganisationKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false, collation: "Latin1_General_100_BIN2"),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    Until = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Memberships", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Memberships_Members_MemberKey",
                        column: x => x.MemberKey,
                        principalTable: "Members",
                        principalColumn: "Key");
                    table.ForeignKey(
                        name: "FK_Memberships_Organisations_OrganisationKey",
                        column: x => x.OrganisationKey,
                        principalTable: "Organisations",
                        principalColumn: "Key");
                });

            migrationBuilder.CreateTable(
                name: "MutedTopics",
                columns: table => new
                {
                    MemberKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Topic = table.Column<string>(type: "varchar(24)", unicode: false, maxLength: 24, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MutedTopics", x => new { x.MemberKey, x.Topic });
                    table.ForeignKey(
                        name: "FK_MutedTopics_Members_MemberKey",
                        column: x => x.MemberKey,
                        principalTable: "Members",
                        principalColumn: "Key");
                });

            migrationBuilder.CreateTable(
                name: "SavedSearches",
                columns: table => new
                {
                    Key = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false, collation: "Latin1_General_100_BIN2"),
                    MemberKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Name = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Query = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: false),
                    SeenAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: false),
                    RemovedAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SavedSearches", x => x.Key);
                    table.ForeignKey(
                        name: "FK_SavedSearches_Members_MemberKey",
                        column: x => x.MemberKey,
                        principalTable: "Members",
                        principalColumn: "Key");
                });

            migrationBuilder.CreateTable(
                name: "SynonymVersions",
                columns: table => new
                {
                    Number = table.Column<int>(type: "int", nullable: false),
                    Text = table.Column<string>(type: "nvarchar(max)", maxLength: 16777216, nullable: true),
                    AuthorKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false, collation: "Latin1_General_100_BIN2"),
                    At = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SynonymVersions", x => x.Number);
                    table.ForeignKey(
                        name: "FK_SynonymVersions_Members_AuthorKey",
                        column: x => x.AuthorKey,
                        principalTable: "Members",
                        principalColumn: "Key");
                });

            migrationBuilder.CreateTable(
                name: "AccountClaims",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    UserId = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ClaimType = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    ClaimValue = table.Column<string>(type: "nvarchar(max)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccountClaims", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AccountClaims_Accounts_UserId",
                        column: x => x.UserId,
                        principalTable: "Accounts",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "AccountLogins",
                columns: table => new
                {
                    LoginProvider = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ProviderKey = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ProviderDisplayName = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    UserId = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccountLogins", x => new { x.LoginProvider, x.ProviderKey });
                    table.ForeignKey(
                        name: "FK_AccountLogins_Accounts_UserId",
                        column: x => x.UserId,
                        principalTable: "Accounts",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "AccountTokens",
                columns: table => new
                {
                    UserId = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false, collation: "Latin1_General_100_BIN2"),
                    LoginProvider = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Name = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Value = table.Column<string>(type: "nvarchar(max)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccountTokens", x => new { x.UserId, x.LoginProvider, x.Name });
                    table.ForeignKey(
                        name: "FK_AccountTokens_Accounts_UserId",
                        column: x => x.UserId,
                        principalTable: "Accounts",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "ApiTokens",
                columns: table => new
                {
                    Hash = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    AccountId = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Name = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    Scope = table.Column<string>(type: "varchar(24)", unicode: false, maxLength: 24, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: false),
                    LastUsedAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ApiTokens", x => x.Hash);
                    table.ForeignKey(
                        name: "FK_ApiTokens_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "Sessions",
                columns: table => new
                {
                    Key = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    AccountId = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false, collation: "Latin1_General_100_BIN2"),
                    CreatedAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: false),
                    SeenAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: false),
                    Device = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Sessions", x => x.Key);
                    table.ForeignKey(
                        name: "FK_Sessions_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "ContributionTags",
                columns: table => new
                {
                    ContributionKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false, collation: "Latin1_General_100_BIN2"),
                    TagKey = table.Column<string>(type: "varchar(60)", unicode: false, maxLength: 60, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ContributionTags", x => new { x.ContributionKey, x.TagKey });
                    table.ForeignKey(
                        name: "FK_ContributionTags_Contributions_ContributionKey",
                        column: x => x.ContributionKey,
                        principalTable: "Contributions",
                        principalColumn: "Key");
                    table.ForeignKey(
                        name: "FK_ContributionTags_Tags_TagKey",
                        column: x => x.TagKey,
                        principalTable: "Tags",
                        principalColumn: "Key");
                });

            migrationBuilder.CreateTable(
                name: "Revisions",
                columns: table => new
                {
                    ContributionKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Number = table.Column<int>(type: "int", nullable: false),
                    Title = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Summary = table.Column<string>(type: "nvarchar(600)", maxLength: 600, nullable: false),
                    Body = table.Column<string>(type: "nvarchar(max)", maxLength: 16777216, nullable: false),
                    Language = table.Column<string>(type: "varchar(2)", unicode: false, maxLength: 2, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Tags = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    Audience = table.Column<string>(type: "varchar(24)", unicode: false, maxLength: 24, nullable: false),
                    AuthorKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false, collation: "Latin1_General_100_BIN2"),
                    OrganisationKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: true, collation: "Latin1_General_100_BIN2"),
                    ByLayerOnly = table.Column<bool>(type: "bit", nullable: false),
                    Layer = table.Column<string>(type: "varchar(24)", unicode: false, maxLength: 24, nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: false),
                    Html = table.Column<string>(type: "nvarchar(max)", maxLength: 16777216, nullable: false),
                    Text = table.Column<string>(type: "nvarchar(max)", maxLength: 16777216, nullable: false),
                    HtmlVersion = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Revisions", x => new { x.ContributionKey, x.Number });
                    table.ForeignKey(
                        name: "FK_Revisions_Contributions_ContributionKey",
                        column: x => x.ContributionKey,
                        principalTable: "Contributions",
                        principalColumn: "Key");
                });

            migrationBuilder.CreateTable(
                name: "Threads",
                columns: table => new
                {
                    Key = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    ChangedAt = table.Column<long>(type: "bigint", nullable: true),
                    Locked = table.Column<bool>(type: "bit", nullable: false),
                    LockReason = table.Column<string>(type: "nvarchar(250)", maxLength: 250, nullable: true),
                    AnswerCount = table.Column<int>(type: "int", nullable: false),
                    CommentCount = table.Column<int>(type: "int", nullable: false),
                    LastPostAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: true),
                    AcceptedPostKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: true, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Threads", x => x.Key);
                    table.ForeignKey(
                        name: "FK_Threads_Contributions_Key",
                        column: x => x.Key,
                        principalTable: "Contributions",
                        principalColumn: "Key");
                });

            migrationBuilder.CreateTable(
                name: "Posts",
                columns: table => new
                {
                    Key = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ThreadKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Kind = table.Column<string>(type: "varchar(24)", unicode: false, maxLength: 24, nullable: false),
                    State = table.Column<string>(type: "varchar(24)", unicode: false, maxLength: 24, nullable: false),
                    ChangedAt = table.Column<long>(type: "bigint", nullable: true),
                    Place = table.Column<long>(type: "bigint", nullable: true),
                    ReplyToKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: true, collation: "Latin1_General_100_BIN2"),
                    AuthorKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false, collation: "Latin1_General_100_BIN2"),
                    OrganisationKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: true, collation: "Latin1_General_100_BIN2"),
                    ByLayerOnly = table.Column<bool>(type: "bit", nullable: false),
                    Layer = table.Column<string>(type: "varchar(24)", unicode: false, maxLength: 24, nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: false),
                    EditedAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: true),
                    AcceptedAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: true),
                    PublishedAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: true),
                    Votes = table.Column<int>(type: "int", nullable: false),
                    Cited = table.Column<bool>(type: "bit", nullable: false),
                    MovedToKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Html = table.Column<string>(type: "nvarchar(max)", maxLength: 16777216, nullable: false),
                    LatestNumber = table.Column<int>(type: "int", nullable: false),
                    PublishedNumber = table.Column<int>(type: "int", nullable: true),
                    ProposedNumber = table.Column<int>(type: "int", nullable: true),
                    ClientKey = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true, collation: "Latin1_General_100_BIN2"),
                    ExternalId = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Posts", x => x.Key);
                    table.CheckConstraint("CK_Posts_InThread", "([State] IN ('Waiting', 'Returned', 'Declined') AND [Place] IS NULL AND [ChangedAt] IS NULL) OR ([State] IN ('Visible', 'Hidden', 'Withdrawn', 'Moved') AND [Place] IS NOT NULL AND [ChangedAt] IS NOT NULL)");
                    table.ForeignKey(
                        name: "FK_Posts_Members_AuthorKey",
                        column: x => x.AuthorKey,
                        principalTable: "Members",
                        principalColumn: "Key");
                    table.ForeignKey(
                        name: "FK_Posts_Organisations_OrganisationKey",
                        column: x => x.OrganisationKey,
                        principalTable: "Organisations",
                        principalColumn: "Key");
                    table.ForeignKey(
                        name: "FK_Posts_Posts_MovedToKey",
                        column: x => x.MovedToKey,
                        principalTable: "Posts",
                        principalColumn: "Key");
                    table.ForeignKey(
                        name: "FK_Posts_Posts_ReplyToKey",
                        column: x => x.ReplyToKey,
                        principalTable: "Posts",
                        principalColumn: "Key");
                    table.ForeignKey(
                        name: "FK_Posts_Threads_ThreadKey",
                        column: x => x.ThreadKey,
                        principalTable: "Threads",
                        principalColumn: "Key");
                });

            migrationBuilder.CreateTable(
                name: "ReadingPositions",
                columns: table => new
                {
                    MemberKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ThreadKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Place = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReadingPositions", x => new { x.MemberKey, x.ThreadKey });
                    table.ForeignKey(
                        name: "FK_ReadingPositions_Members_MemberKey",
                        column: x => x.MemberKey,
                        principalTable: "Members",
                        principalColumn: "Key");
                    table.ForeignKey(
                        name: "FK_ReadingPositions_Threads_ThreadKey",
                        column: x => x.ThreadKey,
                        principalTable: "Threads",
                        principalColumn: "Key");
                });

            migrationBuilder.CreateTable(
                name: "Rounds",
                columns: table => new
                {
                    Key = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Code = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Renewals = table.Column<int>(type: "int", nullable: false),
                    ThreadKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Title = table.Column<string>(type: "nvarchar(150)", maxLength: 150, nullable: false),
                    OpenedByKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false, collation: "Latin1_General_100_BIN2"),
                    OpenedAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: false),
                    ClosedAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: true),
                    PausedAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    Order = table.Column<string>(type: "varchar(24)", unicode: false, maxLength: 24, nullable: false),
                    TakesTurns = table.Column<bool>(type: "bit", nullable: false),
                    Statement = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Phase = table.Column<string>(type: "varchar(24)", unicode: false, maxLength: 24, nullable: false),
                    ReportKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: true, collation: "Latin1_General_100_BIN2"),
                    ForgottenAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: true),
                    KeptGuests = table.Column<int>(type: "int", nullable: false),
                    KeptAfter_Agree = table.Column<int>(type: "int", nullable: false),
                    KeptAfter_Disagree = table.Column<int>(type: "int", nullable: false),
                    KeptBefore_Agree = table.Column<int>(type: "int", nullable: false),
                    KeptBefore_Disagree = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Rounds", x => x.Key);
                    table.ForeignKey(
                        name: "FK_Rounds_Members_OpenedByKey",
                        column: x => x.OpenedByKey,
                        principalTable: "Members",
                        principalColumn: "Key");
                    table.ForeignKey(
                        name: "FK_Rounds_Threads_ThreadKey",
                        column: x => x.ThreadKey,
                        principalTable: "Threads",
                        principalColumn: "Key");
                });

            migrationBuilder.CreateTable(
                name: "Notifications",
                columns: table => new
                {
                    Key = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false, collation: "Latin1_General_100_BIN2"),
                    MemberKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Kind = table.Column<string>(type: "varchar(24)", unicode: false, maxLength: 24, nullable: false),
                    ThreadKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false, collation: "Latin1_General_100_BIN2"),
                    PostKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: true, collation: "Latin1_General_100_BIN2"),
                    ByKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: true, collation: "Latin1_General_100_BIN2"),
                    ByLayerOnly = table.Column<bool>(type: "bit", nullable: false),
                    Layer = table.Column<string>(type: "varchar(24)", unicode: false, maxLength: 24, nullable: true),
                    At = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: false),
                    ReadAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: true),
                    Line = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Notifications", x => x.Key);
                    table.ForeignKey(
                        name: "FK_Notifications_Contributions_ThreadKey",
                        column: x => x.ThreadKey,
                        principalTable: "Contributions",
                        principalColumn: "Key");
                    table.ForeignKey(
                        name: "FK_Notifications_Members_ByKey",
                        column: x => x.ByKey,
                        principalTable: "Members",
                        principalColumn: "Key");
                    table.ForeignKey(
                        name: "FK_Notifications_Members_MemberKey",
                        column: x => x.MemberKey,
                        principalTable: "Members",
                        principalColumn: "Key");
                    table.ForeignKey(
                        name: "FK_Notifications_Posts_PostKey",
                        column: x => x.PostKey,
                        principalTable: "Posts",
                        principalColumn: "Key");
                });

            migrationBuilder.CreateTable(
                name: "PostVersions",
                columns: table => new
                {
                    PostKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Number = table.Column<int>(type: "int", nullable: false),
                    Body = table.Column<string>(type: "nvarchar(max)", maxLength: 16777216, nullable: false),
                    Html = table.Column<string>(type: "nvarchar(max)", maxLength: 16777216, nullable: false),
                    Text = table.Column<string>(type: "nvarchar(max)", maxLength: 16777216, nullable: false),
                    HtmlVersion = table.Column<int>(type: "int", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: false),
                    PublishedAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: true),
                    AuthorKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: true, collation: "Latin1_General_100_BIN2"),
                    OrganisationKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: true, collation: "Latin1_General_100_BIN2"),
                    ByLayerOnly = table.Column<bool>(type: "bit", nullable: false),
                    Layer = table.Column<string>(type: "varchar(24)", unicode: false, maxLength: 24, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PostVersions", x => new { x.PostKey, x.Number });
                    table.ForeignKey(
                        name: "FK_PostVersions_Members_AuthorKey",
                        column: x => x.AuthorKey,
                        principalTable: "Members",
                        principalColumn: "Key");
                    table.ForeignKey(
                        name: "FK_PostVersions_Organisations_OrganisationKey",
                        column: x => x.OrganisationKey,
                        principalTable: "Organisations",
                        principalColumn: "Key");
                    table.ForeignKey(
                        name: "FK_PostVersions_Posts_PostKey",
                        column: x => x.PostKey,
                        principalTable: "Posts",
                        principalColumn: "Key");
                });

            migrationBuilder.CreateTable(
                name: "Thanks",
                columns: table => new
                {
                    PostKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false, collation: "Latin1_General_100_BIN2"),
                    MemberKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Line = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    At = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Thanks", x => new { x.PostKey, x.MemberKey });
                    table.ForeignKey(
                        name: "FK_Thanks_Members_MemberKey",
                        column: x => x.MemberKey,
                        principalTable: "Members",
                        principalColumn: "Key");
                    table.ForeignKey(
                        name: "FK_Thanks_Posts_PostKey",
                        column: x => x.PostKey,
                        principalTable: "Posts",
                        principalColumn: "Key");
                });

            migrationBuilder.CreateTable(
                name: "Votes",
                columns: table => new
                {
                    PostKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false, collation: "Latin1_General_100_BIN2"),
                    MemberKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Useful = table.Column<bool>(type: "bit", nullable: false),
                    Counted = table.Column<bool>(type: "bit", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Votes", x => new { x.PostKey, x.MemberKey });
                    table.ForeignKey(
                        name: "FK_Votes_Members_MemberKey",
                        column: x => x.MemberKey,
                        principalTable: "Members",
                        principalColumn: "Key");
                    table.ForeignKey(
                        name: "FK_Votes_Posts_PostKey",
                        column: x => x.PostKey,
                        principalTable: "Posts",
                        principalColumn: "Key");
                });

            migrationBuilder.CreateTable(
                name: "RoundActs",
                columns: table => new
                {
                    RoundKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<string>(type: "varchar(24)", unicode: false, maxLength: 24, nullable: false),
                    QuestionKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: true, collation: "Latin1_General_100_BIN2"),
                    ByKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false, collation: "Latin1_General_100_BIN2"),
                    At = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: false),
                    Undone = table.Column<bool>(type: "bit", nullable: false),
                    Before = table.Column<string>(type: "nvarchar(max)", maxLength: 16777216, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RoundActs", x => new { x.RoundKey, x.Version });
                    table.ForeignKey(
                        name: "FK_RoundActs_Members_ByKey",
                        column: x => x.ByKey,
                        principalTable: "Members",
                        principalColumn: "Key");
                    table.ForeignKey(
                        name: "FK_RoundActs_Rounds_RoundKey",
                        column: x => x.RoundKey,
                        principalTable: "Rounds",
                        principalColumn: "Key");
                });

            migrationBuilder.CreateTable(
                name: "RoundFormerCodes",
                columns: table => new
                {
                    Code = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false, collation: "Latin1_General_100_BIN2"),
                    RoundKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false, collation: "Latin1_General_100_BIN2"),
                    EndedAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RoundFormerCodes", x => x.Code);
                    table.ForeignKey(
                        name: "FK_RoundFormerCodes_Rounds_RoundKey",
                        column: x => x.RoundKey,
                        principalTable: "Rounds",
                        principalColumn: "Key");
                });

            migrationBuilder.CreateTable(
                name: "RoundGuests",
                columns: table => new
                {
                    RoundKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Key = table.Column<string>(type: "varchar(32)", unicode: false, maxLength: 32, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Since = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: false),
                    CameAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RoundGuests", x => new { x.RoundKey, x.Key });
                    table.ForeignKey(
                        name: "FK_RoundGuests_Rounds_RoundKey",
                        column: x => x.RoundKey,
                        principalTable: "Rounds",
                        principalColumn: "Key");
                });

            migrationBuilder.CreateTable(
                name: "RoundHelpers",
                columns: table => new
                {
                    RoundKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false, collation: "Latin1_General_100_BIN2"),
                    MemberKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RoundHelpers", x => new { x.RoundKey, x.MemberKey });
                    table.ForeignKey(
                        name: "FK_RoundHelpers_Members_MemberKey",
                        column: x => x.MemberKey,
                        principalTable: "Members",
                        principalColumn: "Key");
                    table.ForeignKey(
                        name: "FK_RoundHelpers_Rounds_RoundKey",
                        column: x => x.RoundKey,
                        principalTable: "Rounds",
                        principalColumn: "Key");
                });

            migrationBuilder.CreateTable(
                name: "RoundOpinions",
                columns: table => new
                {
                    RoundKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false, collation: "Latin1_General_100_BIN2"),
                    GuestKey = table.Column<string>(type: "varchar(32)", unicode: false, maxLength: 32, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Phase = table.Column<string>(type: "varchar(24)", unicode: false, maxLength: 24, nullable: false),
                    Agrees = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RoundOpinions", x => new { x.RoundKey, x.GuestKey, x.Phase });
                    table.ForeignKey(
                        name: "FK_RoundOpinions_Rounds_RoundKey",
                        column: x => x.RoundKey,
                        principalTable: "Rounds",
                        principalColumn: "Key");
                });

            migrationBuilder.CreateTable(
                name: "RoundQuestions",
                columns: table => new
                {
                    Key = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false, collation: "Latin1_General_100_BIN2"),
                    RoundKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false, collation: "Latin1_General_100_BIN2"),
                    GuestKey = table.Column<string>(type: "varchar(32)", unicode: false, maxLength: 32, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Text = table.Column<string>(type: "nvarchar(280)", maxLength: 280, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: true),
                    Email = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: true),
                    Language = table.Column<string>(type: "varchar(2)", unicode: false, maxLength: 2, nullable: false, collation: "Latin1_General_100_BIN2"),
                    From = table.Column<string>(type: "varchar(24)", unicode: false, maxLength: 24, nullable: false),
                    AskedAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: false),
                    Stage = table.Column<string>(type: "varchar(24)", unicode: false, maxLength: 24, nullable: false),
                    Place = table.Column<int>(type: "int", nullable: false),
                    MergedIntoKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: true, collation: "Latin1_General_100_BIN2"),
                    StandsForKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ActedAt = table.Column<long>(type: "bigint", nullable: false),
                    StagedAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: true),
                    AnsweredBy = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    Answer = table.Column<string>(type: "nvarchar(max)", maxLength: 16777216, nullable: true),
                    AnswerHtml = table.Column<string>(type: "nvarchar(max)", maxLength: 16777216, nullable: true),
                    AnswererKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: true, collation: "Latin1_General_100_BIN2"),
                    AnsweredAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: true),
                    MailedAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: true),
                    KeptVotes = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RoundQuestions", x => x.Key);
                    table.ForeignKey(
                        name: "FK_RoundQuestions_Members_AnswererKey",
                        column: x => x.AnswererKey,
                        principalTable: "Members",
                        principalColumn: "Key");
                    table.ForeignKey(
                        name: "FK_RoundQuestions_RoundQuestions_MergedIntoKey",
                        column: x => x.MergedIntoKey,
                        principalTable: "RoundQuestions",
                        principalColumn: "Key");
                    table.ForeignKey(
                        name: "FK_RoundQuestions_Rounds_RoundKey",
                        column: x => x.RoundKey,
                        principalTable: "Rounds",
                        principalColumn: "Key");
                });

            migrationBuilder.CreateTable(
                name: "ReviewItems",
                columns: table => new
                {
                    Key = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ContributionKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: true, collation: "Latin1_General_100_BIN2"),
                    RevisionNumber = table.Column<int>(type: "int", nullable: true),
                    PostKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: true, collation: "Latin1_General_100_BIN2"),
                    PostNumber = table.Column<int>(type: "int", nullable: true),
                    SubmittedByKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false, collation: "Latin1_General_100_BIN2"),
                    SubmittedAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: false),
                    DueAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: false),
                    ClaimedByKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: true, collation: "Latin1_General_100_BIN2"),
                    ClaimedAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: true),
                    ClosedAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: true),
                    Concurrency = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReviewItems", x => x.Key);
                    table.CheckConstraint("CK_ReviewItems_OneSubject", "([ContributionKey] IS NOT NULL AND [PostKey] IS NULL) OR ([ContributionKey] IS NULL AND [PostKey] IS NOT NULL)");
                    table.ForeignKey(
                        name: "FK_ReviewItems_Members_ClaimedByKey",
                        column: x => x.ClaimedByKey,
                        principalTable: "Members",
                        principalColumn: "Key");
                    table.ForeignKey(
                        name: "FK_ReviewItems_Members_SubmittedByKey",
                        column: x => x.SubmittedByKey,
                        principalTable: "Members",
                        principalColumn: "Key");
                    table.ForeignKey(
                        name: "FK_ReviewItems_PostVersions_PostKey_PostNumber",
                        columns: x => new { x.PostKey, x.PostNumber },
                        principalTable: "PostVersions",
                        principalColumns: new[] { "PostKey", "Number" });
                    table.ForeignKey(
                        name: "FK_ReviewItems_Revisions_ContributionKey_RevisionNumber",
                        columns: x => new { x.ContributionKey, x.RevisionNumber },
                        principalTable: "Revisions",
                        principalColumns: new[] { "ContributionKey", "Number" });
                });

            migrationBuilder.CreateTable(
                name: "RoundVotes",
                columns: table => new
                {
                    QuestionKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false, collation: "Latin1_General_100_BIN2"),
                    GuestKey = table.Column<string>(type: "varchar(32)", unicode: false, maxLength: 32, nullable: false, collation: "Latin1_General_100_BIN2"),
                    RoundKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RoundVotes", x => new { x.QuestionKey, x.GuestKey });
                    table.ForeignKey(
                        name: "FK_RoundVotes_RoundQuestions_QuestionKey",
                        column: x => x.QuestionKey,
                        principalTable: "RoundQuestions",
                        principalColumn: "Key");
                });

            migrationBuilder.CreateTable(
                name: "ReviewDecisions",
                columns: table => new
                {
                    Key = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ItemKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Verdict = table.Column<string>(type: "varchar(24)", unicode: false, maxLength: 24, nullable: false),
                    Reason = table.Column<string>(type: "varchar(24)", unicode: false, maxLength: 24, nullable: false),
                    Text = table.Column<string>(type: "nvarchar(max)", maxLength: 16777216, nullable: false),
                    ByKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false, collation: "Latin1_General_100_BIN2"),
                    At = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReviewDecisions", x => x.Key);
                    table.ForeignKey(
                        name: "FK_ReviewDecisions_Members_ByKey",
                        column: x => x.ByKey,
                        principalTable: "Members",
                        principalColumn: "Key");
                    table.ForeignKey(
                        name: "FK_ReviewDecisions_ReviewItems_ItemKey",
                        column: x => x.ItemKey,
                        principalTable: "ReviewItems",
                        principalColumn: "Key");
                });

            migrationBuilder.CreateIndex(
                name: "IX_AccountClaims_UserId",
                table: "AccountClaims",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_AccountLogins_UserId",
                table: "AccountLogins",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "EmailIndex",
                table: "Accounts",
                column: "NormalizedEmail",
                unique: true,
                filter: "[NormalizedEmail] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "UserNameIndex",
                table: "Accounts",
                column: "NormalizedUserName",
                unique: true,
                filter: "[NormalizedUserName] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ApiTokens_AccountId",
                table: "ApiTokens",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_ApiTokens_ExpiresAt",
                table: "ApiTokens",
                column: "ExpiresAt");

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_At",
                table: "AuditEntries",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_Tally",
                table: "AuditEntries",
                column: "Tally",
                unique: true,
                filter: "[Tally] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Changes_At",
                table: "Changes",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_Contributions_AuthorKey_UpdatedAt",
                table: "Contributions",
                columns: new[] { "AuthorKey", "UpdatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Contributions_Kind_ExternalId",
                table: "Contributions",
                columns: new[] { "Kind", "ExternalId" },
                unique: true,
                filter: "[ExternalId] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Contributions_Kind_Status_PublishedAt",
                table: "Contributions",
                columns: new[] { "Kind", "Status", "PublishedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Contributions_OrganisationKey",
                table: "Contributions",
                column: "OrganisationKey");

            migrationBuilder.CreateIndex(
                name: "IX_ContributionTags_TagKey",
                table: "ContributionTags",
                column: "TagKey");

            migrationBuilder.CreateIndex(
                name: "IX_Drafts_OwnerKey_UpdatedAt",
                table: "Drafts",
                columns: new[] { "OwnerKey", "UpdatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_GuessCounts_ForgetAt",
                table: "GuessCounts",
                column: "ForgetAt");

            migrationBuilder.CreateIndex(
                name: "IX_MailedCodes_AddressHash_Use_CreatedAt",
                table: "MailedCodes",
                columns: new[] { "AddressHash", "Use", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_MailedCodes_CreatedAt",
                table: "MailedCodes",
                column: "CreatedAt");

            migrationBuilder.CreateIndex(
                name: "IX_Members_ErasedIdHash",
                table: "Members",
                column: "ErasedIdHash",
                filter: "[ErasedIdHash] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Members_ExternalId",
                table: "Members",
                column: "ExternalId",
                unique: true,
                filter: "[ExternalId] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Members_OrganisationKey",
                table: "Members",
                column: "OrganisationKey");

            migrationBuilder.CreateIndex(
                name: "IX_Memberships_MemberKey",
                table: "Memberships",
                column: "MemberKey");

            migrationBuilder.CreateIndex(
                name: "IX_Memberships_OrganisationKey",
                table: "Memberships",
                column: "OrganisationKey");

            migrationBuilder.CreateIndex(
                name: "IX_MissedSearches_LastAt",
                table: "MissedSearches",
                column: "LastAt");

            migrationBuilder.CreateIndex(
                name: "IX_Notifications_At",
                table: "Notifications",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_Notifications_ByKey",
                table: "Notifications",
                column: "ByKey");

            migrationBuilder.CreateIndex(
                name: "IX_Notifications_MemberKey_ReadAt_At",
                table: "Notifications",
                columns: new[] { "MemberKey", "ReadAt", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Notifications_PostKey",
                table: "Notifications",
                column: "PostKey");

            migrationBuilder.CreateIndex(
                name: "IX_Notifications_ThreadKey",
                table: "Notifications",
                column: "ThreadKey");

            migrationBuilder.CreateIndex(
                name: "IX_Organisations_ExternalId",
                table: "Organisations",
                column: "ExternalId",
                unique: true,
                filter: "[ExternalId] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Organisations_Name",
                table: "Organisations",
                column: "Name");

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_DeadAt",
                table: "Outbox",
                column: "DeadAt");

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_Lane_NextAttemptAt",
                table: "Outbox",
                columns: new[] { "Lane", "NextAttemptAt" },
                filter: "[NextAttemptAt] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_MemberKey",
                table: "Outbox",
                column: "MemberKey");

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_NamesKey",
                table: "Outbox",
                column: "NamesKey");

            migrationBuilder.CreateIndex(
                name: "IX_Posts_AuthorKey_ClientKey",
                table: "Posts",
                columns: new[] { "AuthorKey", "ClientKey" },
                unique: true,
                filter: "[ClientKey] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Posts_Conclusion",
                table: "Posts",
                column: "ThreadKey",
                unique: true,
                filter: "[Kind] = 'Conclusion' AND [State] IN ('Waiting', 'Returned', 'Visible')");

            migrationBuilder.CreateIndex(
                name: "IX_Posts_ExternalId",
                table: "Posts",
                column: "ExternalId",
                unique: true,
                filter: "[ExternalId] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Posts_MovedToKey",
                table: "Posts",
                column: "MovedToKey");

            migrationBuilder.CreateIndex(
                name: "IX_Posts_OrganisationKey",
                table: "Posts",
                column: "OrganisationKey");

            migrationBuilder.CreateIndex(
                name: "IX_Posts_ReplyToKey",
                table: "Posts",
                column: "ReplyToKey");

            migrationBuilder.CreateIndex(
                name: "IX_Posts_ThreadKey_AuthorKey",
                table: "Posts",
                columns: new[] { "ThreadKey", "AuthorKey" });

            migrationBuilder.CreateIndex(
                name: "IX_Posts_ThreadKey_ChangedAt",
                table: "Posts",
                columns: new[] { "ThreadKey", "ChangedAt" },
                unique: true,
                filter: "[ChangedAt] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Posts_ThreadKey_Place_Kind",
                table: "Posts",
                columns: new[] { "ThreadKey", "Place", "Kind" });

            migrationBuilder.CreateIndex(
                name: "IX_PostVersions_AuthorKey",
                table: "PostVersions",
                column: "AuthorKey");

            migrationBuilder.CreateIndex(
                name: "IX_PostVersions_OrganisationKey",
                table: "PostVersions",
                column: "OrganisationKey");

            migrationBuilder.CreateIndex(
                name: "IX_ReadingPositions_ThreadKey",
                table: "ReadingPositions",
                column: "ThreadKey");

            migrationBuilder.CreateIndex(
                name: "IX_ReviewDecisions_ByKey",
                table: "ReviewDecisions",
                column: "ByKey");

            migrationBuilder.CreateIndex(
                name: "IX_ReviewDecisions_ItemKey",
                table: "ReviewDecisions",
                column: "ItemKey");

            migrationBuilder.CreateIndex(
                name: "IX_ReviewItems_ClaimedByKey",
                table: "ReviewItems",
                column: "ClaimedByKey");

            migrationBuilder.CreateIndex(
                name: "IX_ReviewItems_ClosedAt_DueAt",
                table: "ReviewItems",
                columns: new[] { "ClosedAt", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ReviewItems_ContributionKey_RevisionNumber",
                table: "ReviewItems",
                columns: new[] { "ContributionKey", "RevisionNumber" });

            migrationBuilder.CreateIndex(
                name: "IX_ReviewItems_OneOpenContribution",
                table: "ReviewItems",
                column: "ContributionKey",
                unique: true,
                filter: "[ClosedAt] IS NULL AND [ContributionKey] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ReviewItems_OneOpenPost",
                table: "ReviewItems",
                column: "PostKey",
                unique: true,
                filter: "[ClosedAt] IS NULL AND [PostKey] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ReviewItems_PostKey_PostNumber",
                table: "ReviewItems",
                columns: new[] { "PostKey", "PostNumber" });

            migrationBuilder.CreateIndex(
                name: "IX_ReviewItems_SubmittedByKey",
                table: "ReviewItems",
                column: "SubmittedByKey");

            migrationBuilder.CreateIndex(
                name: "IX_RoundActs_ByKey",
                table: "RoundActs",
                column: "ByKey");

            migrationBuilder.CreateIndex(
                name: "IX_RoundFormerCodes_RoundKey",
                table: "RoundFormerCodes",
                column: "RoundKey");

            migrationBuilder.CreateIndex(
                name: "IX_RoundGuests_RoundKey_CameAt",
                table: "RoundGuests",
                columns: new[] { "RoundKey", "CameAt" });

            migrationBuilder.CreateIndex(
                name: "IX_RoundHelpers_MemberKey",
                table: "RoundHelpers",
                column: "MemberKey");

            migrationBuilder.CreateIndex(
                name: "IX_RoundQuestions_AnswererKey",
                table: "RoundQuestions",
                column: "AnswererKey");

            migrationBuilder.CreateIndex(
                name: "IX_RoundQuestions_MergedIntoKey",
                table: "RoundQuestions",
                column: "MergedIntoKey");

            migrationBuilder.CreateIndex(
                name: "IX_RoundQuestions_RoundKey",
                table: "RoundQuestions",
                column: "RoundKey");

            migrationBuilder.CreateIndex(
                name: "IX_Rounds_Code",
                table: "Rounds",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Rounds_OpenedByKey",
                table: "Rounds",
                column: "OpenedByKey");

            migrationBuilder.CreateIndex(
                name: "IX_Rounds_ThreadKey",
                table: "Rounds",
                column: "ThreadKey");

            migrationBuilder.CreateIndex(
                name: "IX_RoundVotes_RoundKey_GuestKey",
                table: "RoundVotes",
                columns: new[] { "RoundKey", "GuestKey" });

            migrationBuilder.CreateIndex(
                name: "IX_SavedSearches_MemberKey",
                table: "SavedSearches",
                column: "MemberKey");

            migrationBuilder.CreateIndex(
                name: "IX_SavedSearches_RemovedAt",
                table: "SavedSearches",
                column: "RemovedAt");

            migrationBuilder.CreateIndex(
                name: "IX_Sessions_AccountId",
                table: "Sessions",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_Sessions_ExpiresAt",
                table: "Sessions",
                column: "ExpiresAt");

            migrationBuilder.CreateIndex(
                name: "IX_SignUps_CreatedAt",
                table: "SignUps",
                column: "CreatedAt");

            migrationBuilder.CreateIndex(
                name: "IX_SignUps_Domain_CreatedAt",
                table: "SignUps",
                columns: new[] { "Domain", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_SynonymVersions_AuthorKey",
                table: "SynonymVersions",
                column: "AuthorKey");

            migrationBuilder.CreateIndex(
                name: "IX_Thanks_MemberKey",
                table: "Thanks",
                column: "MemberKey");

            migrationBuilder.CreateIndex(
                name: "IX_Threads_LastPostAt",
                table: "Threads",
                column: "LastPostAt");

            migrationBuilder.CreateIndex(
                name: "IX_Votes_MemberKey",
                table: "Votes",
                column: "MemberKey");

            migrationBuilder.CreateIndex(
                name: "IX_Votes_Uncounted",
                table: "Votes",
                column: "PostKey",
                filter: "[Counted] = 0");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AccountClaims");

            migrationBuilder.DropTable(
                name: "AccountLogins");

            migrationBuilder.DropTable(
                name: "AccountTokens");

            migrationBuilder.DropTable(
                name: "ApiTokens");

            migrationBuilder.DropTable(
                name: "AuditEntries");

            migrationBuilder.DropTable(
                name: "Changes");

            migrationBuilder.DropTable(
                name: "ContributionTags");

            migrationBuilder.DropTable(
                name: "DataProtectionKeys");

            migrationBuilder.DropTable(
                name: "Drafts");

            migrationBuilder.DropTable(
                name: "GuessCounts");

            migrationBuilder.DropTable(
                name: "IndexNodes");

            migrationBuilder.DropTable(
                name: "Leases");

            migrationBuilder.DropTable(
                name: "MailedCodes");

            migrationBuilder.DropTable(
                name: "Memberships");

            migrationBuilder.DropTable(
                name: "MissedSearches");

            migrationBuilder.DropTable(
                name: "MutedTopics");

            migrationBuilder.DropTable(
                name: "Notifications");

            migrationBuilder.DropTable(
                name: "Outbox");

            migrationBuilder.DropTable(
                name: "ReadingPositions");

            migrationBuilder.DropTable(
                name: "ReviewDecisions");

            migrationBuilder.DropTable(
                name: "RoundActs");

            migrationBuilder.DropTable(
                name: "RoundFormerCodes");

            migrationBuilder.DropTable(
                name: "RoundGuests");

            migrationBuilder.DropTable(
                name: "RoundHelpers");

            migrationBuilder.DropTable(
                name: "RoundOpinions");

            migrationBuilder.DropTable(
                name: "RoundVotes");

            migrationBuilder.DropTable(
                name: "SavedSearches");

            migrationBuilder.DropTable(
                name: "Sessions");

            migrationBuilder.DropTable(
                name: "SignUps");

            migrationBuilder.DropTable(
                name: "SynonymVersions");

            migrationBuilder.DropTable(
                name: "Thanks");

            migrationBuilder.DropTable(
                name: "Votes");

            migrationBuilder.DropTable(
                name: "Tags");

            migrationBuilder.DropTable(
                name: "ReviewItems");

            migrationBuilder.DropTable(
                name: "RoundQuestions");

            migrationBuilder.DropTable(
                name: "Accounts");

            migrationBuilder.DropTable(
                name: "PostVersions");

            migrationBuilder.DropTable(
                name: "Revisions");

            migrationBuilder.DropTable(
                name: "Rounds");

            migrationBuilder.DropTable(
                name: "Posts");

            migrationBuilder.DropTable(
                name: "Threads");

            migrationBuilder.DropTable(
                name: "Contributions");

            migrationBuilder.DropTable(
                name: "Members");

            migrationBuilder.DropTable(
                name: "Organisations");
        }
    }
}
