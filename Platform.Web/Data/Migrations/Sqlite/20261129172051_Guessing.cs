using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Guessing : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Outbox_NextAttemptAt",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "Code_Attempts",
                table: "SignUps");

            migrationBuilder.DropColumn(
                name: "Code_ExpiresAt",
                table: "SignUps");

            migrationBuilder.DropColumn(
                name: "Code_Hash",
                table: "SignUps");

            migrationBuilder.DropColumn(
                name: "Code_Attempts",
                table: "Accounts");

            migrationBuilder.DropColumn(
                name: "Code_ExpiresAt",
                table: "Accounts");

            migrationBuilder.DropColumn(
                name: "Code_Hash",
                table: "Accounts");

            migrationBuilder.AddColumn<string>(
                name: "Domain",
                table: "SignUps",
                type: "TEXT",
                maxLength: 254,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<byte>(
                name: "Lane",
                table: "Outbox",
                type: "INTEGER",
                unicode: false,
                maxLength: 24,
                nullable: false,
                defaultValue: (byte)2);

            migrationBuilder.AddColumn<string>(
                name: "Device",
                table: "AuditEntries",
                type: "TEXT",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Session",
                table: "AuditEntries",
                type: "TEXT",
                unicode: false,
                maxLength: 12,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Tally",
                table: "AuditEntries",
                type: "TEXT",
                unicode: false,
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Times",
                table: "AuditEntries",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.CreateTable(
                name: "GuessCounts",
                columns: table => new
                {
                    Key = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Locks = table.Column<int>(type: "INTEGER", nullable: false),
                    LockedUntil = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: true),
                    ForgetAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GuessCounts", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "MailedCodes",
                columns: table => new
                {
                    Key = table.Column<string>(type: "TEXT", unicode: false, maxLength: 16, nullable: false),
                    Use = table.Column<string>(type: "TEXT", unicode: false, maxLength: 24, nullable: false),
                    AddressHash = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    Sealed = table.Column<string>(type: "TEXT", unicode: false, maxLength: 1000, nullable: false),
                    IsLong = table.Column<bool>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MailedCodes", x => x.Key);
                });

            migrationBuilder.CreateIndex(
                name: "IX_SignUps_Domain_CreatedAt",
                table: "SignUps",
                columns: new[] { "Domain", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_Lane_NextAttemptAt",
                table: "Outbox",
                columns: new[] { "Lane", "NextAttemptAt" },
                filter: "[NextAttemptAt] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_Tally",
                table: "AuditEntries",
                column: "Tally",
                unique: true,
                filter: "[Tally] IS NOT NULL");

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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "GuessCounts");

            migrationBuilder.DropTable(
                name: "MailedCodes");

            migrationBuilder.DropIndex(
                name: "IX_SignUps_Domain_CreatedAt",
                table: "SignUps");

            migrationBuilder.DropIndex(
                name: "IX_Outbox_Lane_NextAttemptAt",
                table: "Outbox");

            migrationBuilder.DropIndex(
                name: "IX_AuditEntries_Tally",
                table: "AuditEntries");

            migrationBuilder.DropColumn(
                name: "Domain",
                table: "SignUps");

            migrationBuilder.DropColumn(
                name: "Lane",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "Device",
                table: "AuditEntries");

            migrationBuilder.DropColumn(
                name: "Session",
                table: "AuditEntries");

            migrationBuilder.DropColumn(
                name: "Tally",
                table: "AuditEntries");

            migrationBuilder.DropColumn(
                name: "Times",
                table: "AuditEntries");

            migrationBuilder.AddColumn<int>(
                name: "Code_Attempts",
                table: "SignUps",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTime>(
                name: "Code_ExpiresAt",
                table: "SignUps",
                type: "TEXT",
                precision: 3,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Code_Hash",
                table: "SignUps",
                type: "TEXT",
                unicode: false,
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Code_Attempts",
                table: "Accounts",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTime>(
                name: "Code_ExpiresAt",
                table: "Accounts",
                type: "TEXT",
                precision: 3,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Code_Hash",
                table: "Accounts",
                type: "TEXT",
                unicode: false,
                maxLength: 64,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_NextAttemptAt",
                table: "Outbox",
                column: "NextAttemptAt",
                filter: "[NextAttemptAt] IS NOT NULL");
        }
    }
}
