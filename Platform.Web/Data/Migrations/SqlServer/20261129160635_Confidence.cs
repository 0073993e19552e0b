using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Web.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Confidence : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "ForgetBy",
                table: "Outbox",
                type: "datetime2(3)",
                precision: 3,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "MemberKey",
                table: "Outbox",
                type: "varchar(16)",
                unicode: false,
                maxLength: 16,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "NamesAs",
                table: "Outbox",
                type: "nvarchar(420)",
                maxLength: 420,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "NamesKey",
                table: "Outbox",
                type: "varchar(16)",
                unicode: false,
                maxLength: 16,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "ByLayerOnly",
                table: "Notifications",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Layer",
                table: "Notifications",
                type: "varchar(24)",
                unicode: false,
                maxLength: 24,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ErasedIdHash",
                table: "Members",
                type: "varchar(64)",
                unicode: false,
                maxLength: 64,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_MemberKey",
                table: "Outbox",
                column: "MemberKey");

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_NamesKey",
                table: "Outbox",
                column: "NamesKey");

            migrationBuilder.CreateIndex(
                name: "IX_Members_ErasedIdHash",
                table: "Members",
                column: "ErasedIdHash",
                filter: "[ErasedIdHash] IS NOT NULL");

            // By hand: begins
            // What showed of the actor of each notification, as it shows now; from here on it is kept.
            migrationBuilder.Sql("""
                UPDATE [Notifications] SET [ByLayerOnly] = 1, [Layer] = (SELECT p.[Layer] FROM [Posts] p WHERE p.[Key] = [Notifications].[PostKey])
                WHERE EXISTS (SELECT 1 FROM [Posts] p WHERE p.[Key] = [Notifications].[PostKey] AND p.[AuthorKey] = [Notifications].[ByKey] AND p.[ByLayerOnly] = 1);
                """);
            migrationBuilder.Sql("""
                UPDATE [Notifications] SET [ByLayerOnly] = 1, [Layer] = (SELECT c.[Layer] FROM [Contributions] c WHERE c.[Key] = [Notifications].[ThreadKey])
                WHERE [ByLayerOnly] = 0
                AND NOT EXISTS (SELECT 1 FROM [Posts] p WHERE p.[Key] = [Notifications].[PostKey] AND p.[AuthorKey] = [Notifications].[ByKey])
                AND EXISTS (SELECT 1 FROM [Contributions] c WHERE c.[Key] = [Notifications].[ThreadKey] AND c.[AuthorKey] = [Notifications].[ByKey] AND c.[ByLayerOnly] = 1);
                """);
            migrationBuilder.Sql("""
                UPDATE [Notifications] SET [ByLayerOnly] = 1
                WHERE [ByLayerOnly] = 0
                AND NOT EXISTS (SELECT 1 FROM [Posts] p WHERE p.[Key] = [Notifications].[PostKey] AND p.[AuthorKey] = [Notifications].[ByKey])
                AND NOT EXISTS (SELECT 1 FROM [Contributions] c WHERE c.[Key] = [Notifications].[ThreadKey] AND c.[AuthorKey] = [Notifications].[ByKey])
                AND EXISTS (SELECT 1 FROM [Posts] p WHERE p.[ThreadKey] = [Notifications].[ThreadKey] AND p.[AuthorKey] = [Notifications].[ByKey] AND p.[ByLayerOnly] = 1);
                """);
            // Edits counted as texts: each text counts once, however often it was edited.
            migrationBuilder.Sql("""
                UPDATE [Members] SET [ApprovedCount] = (
                    SELECT COUNT(DISTINCT COALESCE(i.[ContributionKey], i.[PostKey])) FROM [ReviewItems] i
                    INNER JOIN [ReviewDecisions] d ON d.[ItemKey] = i.[Key]
                    WHERE i.[SubmittedByKey] = [Members].[Key] AND d.[Verdict] = 'Approve')
                WHERE EXISTS (SELECT 1 FROM [ReviewItems] i WHERE i.[SubmittedByKey] = [Members].[Key]);
                """);
            // Whose mail it is, so that it is in their copy and goes with them.
            migrationBuilder.Sql("UPDATE [Outbox] SET [MemberKey] = (SELECT a.[Id] FROM [Accounts] a WHERE a.[Email] = [Outbox].[To]);");
            // By hand: ends
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Outbox_MemberKey",
                table: "Outbox");

            migrationBuilder.DropIndex(
                name: "IX_Outbox_NamesKey",
                table: "Outbox");

            migrationBuilder.DropIndex(
                name: "IX_Members_ErasedIdHash",
                table: "Members");

            migrationBuilder.DropColumn(
                name: "ForgetBy",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "MemberKey",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "NamesAs",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "NamesKey",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "ByLayerOnly",
                table: "Notifications");

            migrationBuilder.DropColumn(
                name: "Layer",
                table: "Notifications");

            migrationBuilder.DropColumn(
                name: "ErasedIdHash",
                table: "Members");
        }
    }
}
