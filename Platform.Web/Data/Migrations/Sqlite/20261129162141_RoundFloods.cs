using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class RoundFloods : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "PausedAt",
                table: "Rounds",
                type: "TEXT",
                precision: 3,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Renewals",
                table: "Rounds",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTime>(
                name: "Since",
                table: "RoundGuests",
                type: "TEXT",
                precision: 3,
                nullable: false,
                defaultValue: new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified));

            // Written by hand, begin: guests who are in already came in when they first did something.
            migrationBuilder.Sql("UPDATE RoundGuests SET Since = CameAt;");
            // Written by hand, end.

            migrationBuilder.CreateTable(
                name: "RoundFormerCodes",
                columns: table => new
                {
                    Code = table.Column<string>(type: "TEXT", unicode: false, maxLength: 16, nullable: false),
                    RoundKey = table.Column<string>(type: "TEXT", unicode: false, maxLength: 16, nullable: false),
                    EndedAt = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false)
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

            migrationBuilder.CreateIndex(
                name: "IX_RoundFormerCodes_RoundKey",
                table: "RoundFormerCodes",
                column: "RoundKey");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "RoundFormerCodes");

            migrationBuilder.DropColumn(
                name: "PausedAt",
                table: "Rounds");

            migrationBuilder.DropColumn(
                name: "Renewals",
                table: "Rounds");

            migrationBuilder.DropColumn(
                name: "Since",
                table: "RoundGuests");
        }
    }
}
