using System.Diagnostics;
using Platform.Tests.Support;

namespace Platform.Tests.Architecture;

public sealed class ToolsTests
{
    [Fact]
    public async Task Where_nothing_can_be_installed_all_that_is_missing_is_named()
    {
        // A machine with only these programs.
        var programs = Directory.CreateTempSubdirectory("platform-tools-").FullName;
        foreach (var program in new[] { "bash", "sed", "id", "dirname", "git" })
            File.CreateSymbolicLink(Path.Combine(programs, program), new[] { "/usr/bin/", "/bin/" }.Select(folder => folder + program).First(File.Exists));
        var start = new ProcessStartInfo("/bin/bash") { RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(Sources.Root, "tools.sh"));
        start.Environment["PATH"] = programs;
        start.Environment.Remove("PLATFORM_TEST_CHROMIUM");

        using var run = Process.Start(start)!;
        var said = await run.StandardError.ReadToEndAsync();
        await run.WaitForExitAsync();

        Directory.Delete(programs, recursive: true);
        Assert.Equal(1, run.ExitCode);
        foreach (var missing in new[] { "dotnet: the .NET SDK, version 10", "node:", "npm:", "chromium:", "redis-server:" })
            Assert.Contains(missing, said, StringComparison.Ordinal);
        Assert.DoesNotContain("  git", said, StringComparison.Ordinal);
    }
}
