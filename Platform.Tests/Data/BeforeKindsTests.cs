using System.IO.Compression;
using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Hosting;
using Platform.Tests.Support;
using Platform.Web.Data;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Export;
using Platform.Web.Features.Import;
using Platform.Web.Features.Organisations;

namespace Platform.Tests.Data;

/// <summary>A text as the version before kinds of their own had it.</summary>
public sealed record OldText(
    string Key, int Number, string Title, string Summary, string Body, string Html, string Text, string Author, string? Organisation, bool ByLayerOnly, string? Layer);

/// <summary>
/// The site on a database that the version before kinds of their own made and filled with its demo. <c>before-kinds.jsonl.gz</c> is what that
/// version exported from it.
/// </summary>
public sealed class SiteBeforeKinds : PlatformApp
{
    public IReadOnlyList<OldText> Texts { get; private set; } = [];

    public static async Task<byte[]> Unpack(string name)
    {
        await using var packed = new GZipStream(File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Data", name)), CompressionMode.Decompress);
        using var whole = new MemoryStream();
        await packed.CopyToAsync(whole);
        return whole.ToArray();
    }

    public override async Task InitializeAsync()
    {
        Database = TestDatabase.NotMadeYet();
        await File.WriteAllBytesAsync(Path.Combine(Database.Folder, "platform.db"), await Unpack("before-kinds.db.gz"));
        Texts = await Read();
        Start();
    }

    // The demo has accounts with a known password, which a site in Production refuses.
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseEnvironment(Environments.Development);
    }

    private async Task<List<OldText>> Read()
    {
        await using var connection = new SqliteConnection(Database.ConnectionString + ";Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT ContributionKey, Number, Title, Summary, Body, Html, Text, AuthorKey, OrganisationKey, ByLayerOnly, Layer FROM Revisions ORDER BY ContributionKey, Number";
        await using var rows = await command.ExecuteReaderAsync();
        var texts = new List<OldText>();
        while (await rows.ReadAsync())
            texts.Add(new OldText(
                rows.GetString(0), rows.GetInt32(1), rows.GetString(2), rows.GetString(3), rows.GetString(4), rows.GetString(5), rows.GetString(6), rows.GetString(7),
                rows.IsDBNull(8) ? null : rows.GetString(8), rows.GetBoolean(9), rows.IsDBNull(10) ? null : rows.GetString(10)));
        return texts;
    }
}

public sealed class BeforeKindsTests(SiteBeforeKinds site) : IClassFixture<SiteBeforeKinds>
{
    [Fact]
    public async Task An_upgrade_keeps_every_text_and_every_author()
    {
        var now = await site.Scope(async db => (await db.Revisions.AsNoTracking().OrderBy(r => r.ContributionKey).ThenBy(r => r.Number).ToListAsync()).ConvertAll(r =>
            new OldText(
                r.ContributionKey, r.Number, r.Title, r.Summary, r.Body, r.Html.ToString(), r.Text, Assert.Single(r.Authors).MemberKey, r.Authors[0].OrganisationKey,
                r.Authors[0].ByLayerOnly, r.Authors[0].Layer?.ToString())));

        Assert.True(site.Texts.Count > 20, "The file of the earlier version has too few texts.");
        Assert.Contains(site.Texts, t => t.ByLayerOnly);
        Assert.Equal(site.Texts, now);
    }

    [Fact]
    public async Task An_upgrade_keeps_every_address()
    {
        var published = await site.Scope(async db => (await db.Contributions.AsNoTracking().Where(c => c.PublishedNumber != null && c.Audience == Audience.Everyone).ToListAsync()).ConvertAll(c => c.Path));
        var visitor = site.Visitor();

        Assert.NotEmpty(published);
        foreach (var path in published)
            await visitor.Get(path, HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_upgraded_site_exports_what_the_earlier_version_exported()
    {
        Assert.Equal(Lines(await SiteBeforeKinds.Unpack("before-kinds.jsonl.gz")), Lines(await Export(site)));
    }

    [Fact]
    public async Task An_export_of_the_earlier_version_imports_and_comes_out_again()
    {
        var old = await SiteBeforeKinds.Unpack("before-kinds.jsonl.gz");
        var empty = new PlatformApp();
        await empty.InitializeAsync();
        var refused = new List<string>();
        await empty.Scope(async (PlatformDb _, Importing import) =>
        {
            await import.Run([new ImportFile("before", () => new MemoryStream(old))], new ImportReport { OnProblem = (_, line, reason) => refused.Add($"{line}: {reason}") });
            return true;
        });

        Assert.Empty(refused);
        Assert.Equal(Lines(old), Lines(await Export(empty)));
        await ((IAsyncLifetime)empty).DisposeAsync();
    }

    [Fact]
    public async Task The_author_of_a_revision_becomes_its_list_of_authors_on_either_database()
    {
        await using var database = await TestDatabase.Create();
        await using var db = database.Open();
        var migrations = db.Database.GetMigrations().ToList();
        await db.GetService<IMigrator>().MigrateAsync(migrations[migrations.FindIndex(m => m.EndsWith("_KindsAndAuthors", StringComparison.Ordinal)) - 1]);
        await db.Database.ExecuteSqlRawAsync("""
            INSERT INTO Organisations ([Key], Name, Layer) VALUES ('oooooooooo', 'Gemeente', 'Gemeente');
            INSERT INTO Members ([Key], Name, Roles, Language, JoinedAt, ApprovedCount, IsPlaceholder, Concurrency, ShowsPresence)
            VALUES ('mmmmmmmmmm', 'Iemand', '', 'nl', '2026-01-01 00:00:00', 0, 0, 1, 1);
            INSERT INTO Contributions ([Key], Kind, Audience, Status, LatestNumber, PublishedNumber, Title, Summary, Language, AuthorKey, ByLayerOnly, CreatedAt, UpdatedAt, Concurrency)
            VALUES ('cccccccccc', 'Question', 'Everyone', 'Published', 2, 2, 'Titel', '', 'nl', 'mmmmmmmmmm', 0, '2026-01-01 00:00:00', '2026-01-01 00:00:00', 1);
            INSERT INTO Revisions (ContributionKey, Number, Title, Summary, Body, Language, Tags, Audience, AuthorKey, OrganisationKey, ByLayerOnly, Layer, CreatedAt, Html, Text, HtmlVersion)
            VALUES ('cccccccccc', 1, 'Titel', '', 'Tekst', 'nl', '[]', 'Everyone', 'mmmmmmmmmm', 'oooooooooo', 1, 'Gemeente', '2026-01-01 00:00:00', '<p>Tekst</p>', 'Tekst', 1),
                   ('cccccccccc', 2, 'Titel', '', 'Tekst', 'nl', '[]', 'Everyone', 'mmmmmmmmmm', NULL, 0, NULL, '2026-01-01 00:00:00', '<p>Tekst</p>', 'Tekst', 1);
            """);

        await db.Database.MigrateAsync();

        var authors = await db.Revisions.AsNoTracking().OrderBy(r => r.Number).Select(r => r.Authors).ToListAsync();
        Assert.Equal([new Byline("mmmmmmmmmm", "oooooooooo", true, Layer.Gemeente)], authors[0]);
        Assert.Equal([new Byline("mmmmmmmmmm", null, false, null)], authors[1]);
    }

    private static string[] Lines(byte[] file) => System.Text.Encoding.UTF8.GetString(file).Split('\n');

    private static async Task<byte[]> Export(PlatformApp app)
    {
        using var file = new MemoryStream();
        await app.Scope(async (PlatformDb _, Exporting export) =>
        {
            await export.Write(file, _ => { });
            return true;
        });
        return file.ToArray();
    }
}
