using System.Runtime.Versioning;
using Platform.Tests.Commands;
using Platform.Tests.Support;

namespace Platform.Tests.Data;

/// <summary>Other users of the machine cannot read the files of the site.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class OwnFilesTests
{
    private const UnixFileMode ForOthers = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    [Fact]
    public async Task Only_the_user_that_runs_the_site_reads_its_database_index_mail_and_exports()
    {
        await using var database = TestDatabase.NotMadeYet();
        var data = Path.Combine(database.Folder, "data");
        await using var node = await Node.Start(database, data).Listens();
        await node.CaughtUp();
        using var form = await node.Http.GetAsync("/account/register");
        await Register(node, await form.Content.ReadAsStringAsync());
        await node.Eventually(() => Task.FromResult(Directory.Exists(Path.Combine(data, "mail")) && Directory.GetFiles(Path.Combine(data, "mail"), "*.eml").Length > 0));
        var export = Path.Combine(database.Folder, "export.jsonl");
        Assert.Equal(0, (await Command.RunIn(data, database, "export", export)).ExitCode);

        var made = Directory.EnumerateFileSystemEntries(data, "*", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(database.Folder, "platform.db*")).Append(data).Append(export).ToList();

        foreach (var kind in new[] { "platform.db", "platform.db-wal", ".eml", "segments_", "index", "export.jsonl" })
            Assert.Contains(made, path => path.Contains(kind, StringComparison.Ordinal));
        Assert.Empty(made.Where(path => (File.GetUnixFileMode(path) & ForOthers) != 0));
    }

    [Fact]
    public async Task A_data_directory_that_an_earlier_version_left_open_is_closed()
    {
        await using var database = await TestDatabase.Create();
        var file = Path.Combine(database.Folder, "platform.db");
        File.SetUnixFileMode(file, (UnixFileMode)Convert.ToInt32("644", 8));
        File.SetUnixFileMode(database.Folder, (UnixFileMode)Convert.ToInt32("755", 8));

        await using var node = await Node.Start(database).Listens();

        Assert.Equal(("700", "600"), (Mode(database.Folder), Mode(file)));

        static string Mode(string path) => Convert.ToString((int)File.GetUnixFileMode(path), 8);
    }

    private static async Task Register(Node node, string form)
    {
        var token = System.Text.RegularExpressions.Regex.Match(form, "name=\"__RequestVerificationToken\"[^>]* value=\"([^\"]+)\"").Groups[1].Value;
        using var answer = await node.Http.PostAsync("/account/register", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["Name"] = "Nieuw Lid",
            ["Email"] = "nieuw@forum.test",
            ["Password"] = "een-lang-wachtwoord-1",
            ["HouseRules"] = "true",
            ["__RequestVerificationToken"] = token,
        }));
        Assert.True((int)answer.StatusCode < 400, $"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
    }
}
