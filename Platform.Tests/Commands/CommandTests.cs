using System.Net;
using Microsoft.EntityFrameworkCore;
using Platform.Tests.Support;
using Platform.Web.Features.Members;

namespace Platform.Tests.Commands;

public sealed class CommandTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    [Fact]
    public async Task token_add_prints_the_token_alone()
    {
        var made = await Command.Run(app.Database, "user", "add", "--email", "t@example.org", "--name", "Tess Token", "--role", "scientist", "--password", PlatformApp.Password);
        var token = await Command.Run(app.Database, "token", "add", "--email", "t@example.org");
        var nobody = await Command.Run(app.Database, "token", "add", "--email", "nobody@example.org");

        Assert.Equal((0, "", ""), (made.ExitCode, made.Output, made.Error));
        Assert.Equal((0, ""), (token.ExitCode, token.Error));
        Assert.Matches(@"^po_[0-9a-f]{64}\r?\n$", token.Output);
        Assert.Equal((1, ""), (nobody.ExitCode, nobody.Output));
        Assert.Contains("nobody@example.org", nobody.Error, StringComparison.Ordinal);
        var (member, account) = await app.Scope(async db => (await db.Members.SingleAsync(m => m.Name == "Tess Token"), await db.Users.SingleAsync(u => u.Email == "t@example.org")));
        Assert.Equal((MemberRoles.Scientist, true), (member.Roles, account.EmailConfirmed));
    }

    [Fact]
    public async Task The_command_line_makes_lists_and_revokes_tokens()
    {
        await app.Member("Lars Lijst", MemberRoles.Moderator);
        var made = await Command.Run(app.Database, "token", "add", "--email", "lars-lijst@example.org", "--name", "Nachtelijke import", "--scope", "moderate", "--days", "30");
        using var api = new HttpClient { BaseAddress = app.Address, DefaultRequestHeaders = { { "Authorization", "Bearer " + made.Output.Trim() } } };
        using var allowed = await api.GetAsync("/api/v1/review-items");
        Assert.Equal(HttpStatusCode.OK, allowed.StatusCode);

        var list = await Command.Run(app.Database, "token", "list", "--email", "lars-lijst@example.org");
        var columns = list.Output.Trim().Split('\t');
        Assert.Equal((0, "moderate", "Nachtelijke import"), (list.ExitCode, columns[1], columns[^1]));
        var revoked = await Command.Run(app.Database, "token", "revoke", columns[0]);
        var again = await Command.Run(app.Database, "token", "revoke", columns[0]);
        var tooLong = await Command.Run(app.Database, "token", "add", "--email", "lars-lijst@example.org", "--days", "1000");

        Assert.Equal((0, 1, 1), (revoked.ExitCode, again.ExitCode, tooLong.ExitCode));
        Assert.Contains("365", tooLong.Error, StringComparison.Ordinal);
        using var refused = await api.GetAsync("/api/v1/review-items");
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
    }

    [Fact]
    public async Task user_add_says_why_it_made_nobody()
    {
        await app.Member("Al Bekend");

        var twice = await Command.Run(app.Database, "user", "add", "--email", "AL-bekend@example.org", "--name", "Nog een", "--role", "member", "--password", PlatformApp.Password);
        var unknownRole = await Command.Run(app.Database, "user", "add", "--email", "b@example.org", "--name", "B", "--role", "king", "--password", PlatformApp.Password);

        var claims = await Command.Run(app.Database, "user", "add", "--email", "c@example.org", "--name", "C (moderator)", "--role", "moderator", "--password", PlatformApp.Password);

        Assert.Equal(1, twice.ExitCode);
        Assert.Contains("already taken", twice.Error, StringComparison.Ordinal);
        Assert.Equal(2, unknownRole.ExitCode);
        Assert.Equal((1, ""), (claims.ExitCode, claims.Output));
        Assert.Matches("rol op het platform|role on the platform", claims.Error);
        Assert.Equal(1, await app.Scope(db => db.Members.CountAsync(m => m.Name == "Al Bekend" || m.Name == "Nog een" || m.Name == "B" || m.Name.StartsWith("C "))));
    }

    [Fact]
    public async Task A_command_imports_beside_a_running_node_and_names_what_it_refused()
    {
        var file = Path.Combine(app.Database.Folder, "beside.jsonl");
        await File.WriteAllTextAsync(file, """
            {"type":"member","id":"beside:m","name":"Naast"}

            {"type":"question","id":"beside:q","language":"nl","title":"Naast elkaar?","body":"Werkt dat?","author":"beside:m","publishedAt":"2024-01-01"}
            {"type":"question","id":"beside:bad"}
            """);

        var run = await Command.Run(app.Database, "import", file);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("question: 1 new, 0 changed, 0 unchanged, 1 failed", run.Output, StringComparison.Ordinal);
        Assert.Contains("beside.jsonl:4: ", run.Error, StringComparison.Ordinal);
        var key = await app.Scope(db => db.Contributions.Where(c => c.ExternalId == "beside:q").Select(c => c.Key).SingleAsync());
        using var visitor = app.Visitor();
        using var answer = await visitor.Http.GetAsync($"/api/v1/contributions/{key}");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData("--Platform:DataDirectroy=x", "Platform:DataDirectroy is unknown; did you mean Platform:DataDirectory?")]
    [InlineData("--Moderation:Term=long", "Moderation:Term cannot be \"long\"")]
    [InlineData("--Platform:TimeZone=Mars/Olympus", "Platform:TimeZone is no time zone")]
    public async Task A_setting_that_means_nothing_stops_the_start_and_is_named(string setting, string message)
    {
        var run = await Command.Run(app.Database, setting);

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.StartsWith(message, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_and_a_misspelt_command_make_no_database()
    {
        await using var database = TestDatabase.NotMadeYet();

        var help = await Command.Run(database, "--help");
        var ofCommand = await Command.Run(database, "user", "add", "--help");
        var misspelt = await Command.Run(database, "usr", "add");

        Assert.Equal((0, 0, 2), (help.ExitCode, ofCommand.ExitCode, misspelt.ExitCode));
        Assert.Contains("import", help.Output, StringComparison.Ordinal);
        Assert.Contains("--email", ofCommand.Output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(database.Folder));
    }

    [Fact]
    public async Task An_unknown_command_is_refused_rather_than_served()
    {
        var run = await Command.Run(app.Database, "imprt", "x");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("imprt", run.Error, StringComparison.Ordinal);
    }
}
