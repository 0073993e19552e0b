using System.Security.Cryptography;
using Platform.Search;
using static Platform.Tests.Search.IndexInFolder;

namespace Platform.Tests.Search;

/// <summary>Bytes rot. No flipped one passes the check, whichever file it is in.</summary>
public sealed class DamageTests : IDisposable
{
    private readonly IndexInFolder _index = new();
    private readonly string _root = Directory.CreateTempSubdirectory("damage-").FullName;

    [Fact]
    public void A_sound_index_is_found_sound()
    {
        Fill(200);

        Assert.Null(Damage());
    }

    [Fact]
    public void Any_flipped_byte_of_any_file_is_found()
    {
        // Segments apart, in compound files and with deletions: every kind of file Lucene writes here.
        Fill(40);
        _index.Add(Question("k1", "Een andere vraag"));
        _index.Index.Apply([], deletedDocuments: ["k2"]);
        _index.Index.Commit(2);
        var files = Directory.GetFiles(_index.Folder).Where(f => Path.GetFileName(f) is not ("write.lock" or "segments.gen")).ToList();
        var seed = Environment.TickCount;
        var random = new Random(seed);

        foreach (var file in files)
        {
            var length = (int)new FileInfo(file).Length;
            foreach (var at in Enumerable.Range(0, 25).Select(_ => random.Next(length)).Append(0).Append(length - 1).Append(length / 2))
            {
                var bit = (byte)(1 << random.Next(8));
                Flip(file, at, bit);
                Assert.True(Damage() is not null, $"{Path.GetFileName(file)}, byte {at} of {length}, bit {bit}, seed {seed}");
                Flip(file, at, bit);
            }
        }

        Assert.Null(Damage());
        Assert.Contains(files, f => f.EndsWith(".cfs", StringComparison.Ordinal));
        Assert.Contains(files, f => f.EndsWith(".del", StringComparison.Ordinal));
    }

    [Fact]
    public void A_wrong_length_in_the_list_of_segments_is_damage_and_not_a_lack_of_memory()
    {
        Fill(40);
        foreach (var file in Directory.GetFiles(_index.Folder).Where(f => !f.EndsWith("write.lock", StringComparison.Ordinal)))
            File.Copy(file, Path.Combine(_root, Path.GetFileName(file)));
        var list = Directory.GetFiles(_root, "segments_*").Single();

        foreach (var at in Enumerable.Range(0, (int)new FileInfo(list).Length))
            foreach (var bit in new byte[] { 0x40, 0x80 })
            {
                Flip(list, at, bit);
                Assert.True(Damage(_root) is not null, $"byte {at}, bit {bit}");
                Assert.Throws<IndexDamagedException>(() => SearchIndex.Open(_root));
                Flip(list, at, bit);
            }

        SearchIndex.Open(_root).Dispose();
    }

    [Fact]
    public void A_check_reads_the_commit_it_began_with_while_the_writer_merges_and_deletes()
    {
        Fill(50);
        using var committed = CommittedIndex.Open(_index.Folder);
        var before = committed.Documents().ToList();

        for (var round = 0; round < 30; round++)
        {
            _index.Add(Question($"k{round}", $"Nieuwe vraag {round}"));
            _index.Index.Commit(round);
        }

        Assert.Null(committed.Damage());
        Assert.Equal(before, committed.Documents());
    }

    [Fact]
    public void A_damaged_index_goes_on_serving_and_asks_to_be_rebuilt()
    {
        using var live = LiveIndex.Open(_root);
        using (var rebuild = live.StartRebuild())
        {
            rebuild.Index.Apply([Question("a", "Paspoort kwijt")]);
            live.Swap(rebuild, 1);
        }
        Assert.Null(live.Check());
        Assert.False(live.NeedsRebuild);

        var file = Directory.GetFiles(_root, "*.cfs", SearchOption.AllDirectories).Single();
        Flip(file, RandomNumberGenerator.GetInt32((int)new FileInfo(file).Length), 1);

        Assert.NotNull(live.Check());
        Assert.True(live.NeedsRebuild);
        Assert.Equal(1, live.Search(new() { Text = "paspoort" }).Total);
    }

    private void Fill(int documents)
    {
        _index.Add([.. Enumerable.Range(0, documents).Select(i => Question($"k{i}", $"Vraag {i}", $"Tekst over onderwerp {i * 7919}") with { Tags = ["paspoort"] })]);
        _index.Index.Commit(1);
    }

    private string? Damage() => Damage(_index.Folder);

    private static string? Damage(string folder)
    {
        try
        {
            using var committed = CommittedIndex.Open(folder);
            return committed.Damage();
        }
        catch (IndexDamagedException e)
        {
            return e.Message;
        }
    }

    private static void Flip(string file, int at, byte bit)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        stream.Position = at;
        var value = stream.ReadByte();
        stream.Position = at;
        stream.WriteByte((byte)(value ^ bit));
    }

    public void Dispose()
    {
        _index.Dispose();
        Directory.Delete(_root, true);
    }
}
