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
                    ActorKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: true),
                    Action = table.Column<string>(type: "varchar(60)", unicode: false, maxLength: 60, nullable: false),
                    Subject = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Result = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    Origin = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: false),
                    At = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: false)
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
                    Key = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false),
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
                name: "IndexNodes",
                columns: table => new
                {
                    Key = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
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
                    Name = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    Holder = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false),
                    Until = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Leases", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "Organisations",
                columns: table => new
                {
                    Key = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Layer = table.Column<string>(type: "varchar(24)", unicode: false, maxLength: 24, nullable: false),
                    ExternalId = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true),
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
                    Key = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false),
                    MessageId = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    To = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: false),
                    ToName = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Subject = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    Text = table.Column<string>(type: "nvarchar(max)", maxLength: 16777216, nullable: false),
                    Html = table.Column<string>(type: "nvarchar(max)", maxLength: 16777216, nullable: false),
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
                    Key = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false),
                    Email = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    PasswordHash = table.Column<string>(type: "varchar(200)", unicode: false, maxLength: 200, nullable: false),
                    OrganisationKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: true),
                    Language = table.Column<string>(type: "varchar(2)", unicode: false, maxLength: 2, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: false),
                    Code_Attempts = table.Column<int>(type: "int", nullable: false),
                    Code_ExpiresAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: true),
                    Code_Hash = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SignUps", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "Tags",
                columns: table => new
                {
                    Key = table.Column<string>(type: "varchar(60)", unicode: false, maxLength: 60, nullable: false),
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
                    Key = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Roles = table.Column<int>(type: "int", unicode: false, maxLength: 24, nullable: false),
                    OrganisationKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: true),
                    About = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true),
                    Language = table.Column<string>(type: "varchar(2)", unicode: false, maxLength: 2, nullable: false),
                    JoinedAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: false),
                    ApprovedCount = table.Column<int>(type: "int", nullable: false),
                    ExternalId = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true),
                    ImportedEmail = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: true),
                    ErasedAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: true),
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
                    Id = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false),
                    Code_Attempts = table.Column<int>(type: "int", nullable: false),
                    Code_ExpiresAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: true),
                    Code_Hash = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: true),
                    UserName = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    NormalizedUserName = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    Email = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    NormalizedEmail = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
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
                    Key = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false),
                    Kind = table.Column<string>(type: "varchar(24)", unicode: false, maxLength: 24, nullable: false),
                    Audience = table.Column<string>(type: "varchar(24)", unicode: false, maxLength: 24, nullable: false),
                    Status = table.Column<string>(type: "varchar(24)", unicode: false, maxLength: 24, nullable: false),
                    LatestNumber = table.Column<int>(type: "int", nullable: false),
                    PublishedNumber = table.Column<int>(type: "int", nullable: true),
                    ProposedNumber = table.Column<int>(type: "int", nullable: true),
                    Title = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Summary = table.Column<string>(type: "nvarchar(600)", maxLength: 600, nullable: false),
                    Language = table.Column<string>(type: "varchar(2)", unicode: false, maxLength: 2, nullable: false),
                    AuthorKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false),
                    OrganisationKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: true),
                    ByLayerOnly = table.Column<bool>(type: "bit", nullable: false),
                    Layer = table.Column<string>(type: "varchar(24)", unicode: false, maxLength: 24, nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: false),
                    PublishedAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: true),
                    ExternalId = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true),
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
                    OwnerKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false),
                    Subject = table.Column<string>(type: "varchar(24)", unicode: false, maxLength: 24, nullable: false),
                    Kind = table.Column<string>(type: "varchar(24)", unicode: false, maxLength: 24, nullable: true),
                    BaseNumber = table.Column<int>(type: "int", nullable: false),
                    Title = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    Summary = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    Body = table.Column<string>(type: "nvarchar(max)", maxLength: 16777216, nullable: false),
                    Language = table.Column<string>(type: "varchar(2)", unicode: false, maxLength: 2, nullable: false),
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
                    MemberKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false),
                    OrganisationKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false),
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
                name: "AccountClaims",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    UserId = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false),
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
                    LoginProvider = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false),
                    ProviderKey = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    ProviderDisplayName = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    UserId = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false)
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
                    UserId = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false),
                    LoginProvider = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false),
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
                    Hash = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false),
                    AccountId = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: false)
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
                    Key = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false),
                    AccountId = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false),
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
                    ContributionKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false),
                    TagKey = table.Column<string>(type: "varchar(60)", unicode: false, maxLength: 60, nullable: false)
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
                    ContributionKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    Title = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Summary = table.Column<string>(type: "nvarchar(600)", maxLength: 600, nullable: false),
                    Body = table.Column<string>(type: "nvarchar(max)", maxLength: 16777216, nullable: false),
                    Language = table.Column<string>(type: "varchar(2)", unicode: false, maxLength: 2, nullable: false),
                    Tags = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    AuthorKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false),
                    OrganisationKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: true),
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
                    Key = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false),
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    Locked = table.Column<bool>(type: "bit", nullable: false),
                    AnswerCount = table.Column<int>(type: "int", nullable: false),
                    CommentCount = table.Column<int>(type: "int", nullable: false),
                    LastPostAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: true),
                    AcceptedPostKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: true)
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
                    Key = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false),
                    ThreadKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false),
                    Kind = table.Column<string>(type: "varchar(24)", unicode: false, maxLength: 24, nullable: false),
                    State = table.Column<string>(type: "varchar(24)", unicode: false, maxLength: 24, nullable: false),
                    ChangedAt = table.Column<long>(type: "bigint", nullable: true),
                    Place = table.Column<long>(type: "bigint", nullable: true),
                    ReplyToKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: true),
                    AuthorKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false),
                    OrganisationKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: true),
                    ByLayerOnly = table.Column<bool>(type: "bit", nullable: false),
                    Layer = table.Column<string>(type: "varchar(24)", unicode: false, maxLength: 24, nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: false),
                    EditedAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: true),
                    AcceptedAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: true),
                    Html = table.Column<string>(type: "nvarchar(max)", maxLength: 16777216, nullable: false),
                    LatestNumber = table.Column<int>(type: "int", nullable: false),
                    PublishedNumber = table.Column<int>(type: "int", nullable: true),
                    ProposedNumber = table.Column<int>(type: "int", nullable: true),
                    ClientKey = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    ExternalId = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Posts", x => x.Key);
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
                name: "PostVersions",
                columns: table => new
                {
                    PostKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    Body = table.Column<string>(type: "nvarchar(max)", maxLength: 16777216, nullable: false),
                    Html = table.Column<string>(type: "nvarchar(max)", maxLength: 16777216, nullable: false),
                    Text = table.Column<string>(type: "nvarchar(max)", maxLength: 16777216, nullable: false),
                    HtmlVersion = table.Column<int>(type: "int", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PostVersions", x => new { x.PostKey, x.Number });
                    table.ForeignKey(
                        name: "FK_PostVersions_Posts_PostKey",
                        column: x => x.PostKey,
                        principalTable: "Posts",
                        principalColumn: "Key");
                });

            migrationBuilder.CreateTable(
                name: "ReviewItems",
                columns: table => new
                {
                    Key = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false),
                    ContributionKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: true),
                    RevisionNumber = table.Column<int>(type: "int", nullable: true),
                    PostKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: true),
                    PostNumber = table.Column<int>(type: "int", nullable: true),
                    SubmittedByKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false),
                    SubmittedAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: false),
                    DueAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: false),
                    ClaimedByKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: true),
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
                name: "ReviewDecisions",
                columns: table => new
                {
                    Key = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false),
                    ItemKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false),
                    Verdict = table.Column<string>(type: "varchar(24)", unicode: false, maxLength: 24, nullable: false),
                    Reason = table.Column<string>(type: "varchar(24)", unicode: false, maxLength: 24, nullable: false),
                    Text = table.Column<string>(type: "nvarchar(max)", maxLength: 16777216, nullable: false),
                    ByKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false),
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
                name: "IX_AuditEntries_At",
                table: "AuditEntries",
                column: "At");

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
                name: "IX_Outbox_NextAttemptAt",
                table: "Outbox",
                column: "NextAttemptAt",
                filter: "[NextAttemptAt] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Posts_AuthorKey_ClientKey",
                table: "Posts",
                columns: new[] { "AuthorKey", "ClientKey" },
                unique: true,
                filter: "[ClientKey] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Posts_ExternalId",
                table: "Posts",
                column: "ExternalId",
                unique: true,
                filter: "[ExternalId] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Posts_OrganisationKey",
                table: "Posts",
                column: "OrganisationKey");

            migrationBuilder.CreateIndex(
                name: "IX_Posts_ReplyToKey",
                table: "Posts",
                column: "ReplyToKey");

            migrationBuilder.CreateIndex(
                name: "IX_Posts_ThreadKey_ChangedAt",
                table: "Posts",
                columns: new[] { "ThreadKey", "ChangedAt" },
                unique: true,
                filter: "[ChangedAt] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Posts_ThreadKey_Place",
                table: "Posts",
                columns: new[] { "ThreadKey", "Place" });

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
                name: "IX_Threads_LastPostAt",
                table: "Threads",
                column: "LastPostAt");
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
                name: "IndexNodes");

            migrationBuilder.DropTable(
                name: "Leases");

            migrationBuilder.DropTable(
                name: "Memberships");

            migrationBuilder.DropTable(
                name: "Outbox");

            migrationBuilder.DropTable(
                name: "ReviewDecisions");

            migrationBuilder.DropTable(
                name: "Sessions");

            migrationBuilder.DropTable(
                name: "SignUps");

            migrationBuilder.DropTable(
                name: "Tags");

            migrationBuilder.DropTable(
                name: "ReviewItems");

            migrationBuilder.DropTable(
                name: "Accounts");

            migrationBuilder.DropTable(
                name: "PostVersions");

            migrationBuilder.DropTable(
                name: "Revisions");

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
