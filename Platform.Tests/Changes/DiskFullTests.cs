using System.Diagnostics;
using System.Net.Http.Json;
using Platform.Tests.Commands;
using Platform.Tests.Support;

namespace Platform.Tests.Changes;

/// <summary>
/// When the disk of the index is full, the site can still be read, searched and written to. It reports the problem, and recovers when there
/// is room.
/// </summary>
public sealed class DiskFullTests
{
    [SmallDiskFact]
    public async Task A_full_disk_stops_no_page_and_no_writer_and_nothing_is_lost_when_there_is_room_again()
    {
        await using var database = await TestDatabase.Create();
        var token = await WriteStream.TokenIn(database);
        await using var disk = await SmallDisk.Mount(megabytes: 4);
        await using (var node = await Node.Start(database, disk.Folder).Listens(token))
        {
            await Ask(node, "vooraf", 20);
            await node.Eventually(async () => await node.Found("vooraf") == 20);

            disk.Fill();
            await Ask(node, "tijdens", 20);
            await SaysItIsFull(node);

            Assert.Equal(20, await node.Found("vooraf"));
            foreach (var page in new[] { "/", "/questions", "/search?q=vooraf" })
            {
                using var answer = await node.Http.GetAsync(page);
                Assert.Equal(200, (int)answer.StatusCode);
            }

            disk.MakeRoom();
            await node.CaughtUp();
            Assert.Equal(20, await node.Found("tijdens"));

            // Full again, and now the process is killed as well.
            disk.Fill();
            await Ask(node, "nogmaals", 20);
            await SaysItIsFull(node);
            await node.Kill();
        }

        await using var again = await Node.Start(database, disk.Folder).Listens(token);
        await again.Eventually(async () => await again.Found("vooraf") == 20);
        await SaysItIsFull(again);
        disk.MakeRoom();
        await again.CaughtUp();
        Assert.Equal(20, await again.Found("nogmaals"));
        await again.Stop();
        var check = await Command.RunIn(disk.Folder, database, "index", "check");
        Assert.True(check.ExitCode == 0 && check.Output.StartsWith("60 documents, 0 differences", StringComparison.Ordinal), check.Output + check.Error);
    }

    private static Task SaysItIsFull(Node node) => node.Eventually(async () => await node.Readiness() is var (_, index)
        && index.GetProperty("description").GetString()?.Contains("is its disk full?", StringComparison.Ordinal) == true);

    private static async Task Ask(Node node, string word, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var body = string.Join(' ', Enumerable.Range(0, 200).Select(n => $"{word}{i}w{n}"));
            using var made = await node.Http.PostAsJsonAsync("/api/v1/questions", new { title = $"Vraag {i} {word}?", body, language = "nl", submit = true });
            Assert.Equal(201, (int)made.StatusCode);
        }
    }
}

/// <summary>A file system of a few megabytes in memory.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private SmallDisk(string folder) => Folder = folder;

    public string Folder { get; }

    private string Filler => Path.Combine(Folder, "filler");

    public static async Task<SmallDisk> Mount(int megabytes)
    {
        var disk = new SmallDisk(Directory.CreateTempSubdirectory("small-disk-").FullName);
        return await Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", disk.Folder)
            ? disk
            : throw new InvalidOperationException("It could be mounted a moment ago.");
    }

    public static async Task<string?> WhyNot()
    {
        if (!OperatingSystem.IsLinux())
            return "needs Linux, to mount a small disk";
        var folder = Directory.CreateTempSubdirectory("small-disk-").FullName;
        var mounted = await Run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder) && await Run("umount", folder);
        return mounted ? null : "needs the right to mount a small disk";
    }

    /// <summary>Fills the disk to the last byte.</summary>
    public void Fill()
    {
        using var filler = new FileStream(Filler, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
        for (var block = new byte[4096]; ;)
        {
            try
            {
                filler.Write(block);
            }
            catch (IOException)
            {
                return;
            }
        }
    }

    public void MakeRoom() => File.Delete(Filler);

    public async ValueTask DisposeAsync()
    {
        // Lazily, because a killed process may still have files open for a moment.
        await Run("umount", "--lazy", Folder);
        Directory.Delete(Folder);
    }

    private static async Task<bool> Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0;
    }
}

/// <summary>A test that mounts a small disk; skipped where mounting is not allowed.</summary>
public sealed class SmallDiskFactAttribute : FactAttribute
{
    private static readonly Lazy<string?> WhyNot = new(() => Task.Run(SmallDisk.WhyNot).GetAwaiter().GetResult());

    public SmallDiskFactAttribute() => Skip = WhyNot.Value;
}
