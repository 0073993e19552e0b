using Platform.Search;
using static Platform.Tests.Search.IndexInFolder;

namespace Platform.Tests.Search;

public sealed class SearchIndexTests : IDisposable
{
    private readonly IndexInFolder _index = new();

    [Fact]
    public void What_was_applied_is_found_after_a_refresh_before_any_commit()
    {
        _index.Index.Apply([Question("a", "Paspoort kwijt")]);
        Assert.Empty(_index.Keys("paspoort"));
        _index.Index.Refresh();
        Assert.Equal(["a"], _index.Keys("paspoort"));
    }

    [Fact]
    public void A_document_applied_again_replaces_itself()
    {
        _index.Add(Question("a", "Paspoort kwijt"));
        _index.Add(Question("a", "Rijbewijs kwijt"));
        Assert.Empty(_index.Keys("paspoort"));
        Assert.Equal(["a"], _index.Keys("rijbewijs"));
        Assert.Equal(1, _index.Index.Documents);
    }

    [Fact]
    public void Position_and_documents_are_committed_together_or_not_at_all()
    {
        _index.Add(Question("a", "Paspoort kwijt"));
        _index.Index.Commit(7);
        _index.Add(Question("b", "Paspoort gestolen"));
        _index.Reopen();
        Assert.Equal(7, _index.Index.Position);
        Assert.Equal(["a"], _index.Keys("paspoort"));
    }

    [Fact]
    public void A_commit_without_changes_still_moves_the_position()
    {
        _index.Index.Commit(41);
        _index.Index.Commit(42);
        _index.Reopen();
        Assert.Equal(42, _index.Index.Position);
    }

    [Fact]
    public void A_deleted_post_leaves_its_contribution_and_a_deleted_contribution_takes_its_posts()
    {
        var question = Question("q", "Paspoort kwijt");
        _index.Add(question, Answer(question, "a1", "Doe aangifte"), Answer(question, "a2", "Meld de vermissing"));
        _index.Index.Apply([], deletedDocuments: ["a1"]);
        _index.Index.Refresh();
        Assert.Empty(_index.Keys("aangifte"));
        Assert.Equal(["q"], _index.Keys("vermissing"));
        _index.Index.Apply([], deletedContributions: ["q"]);
        _index.Index.Refresh();
        Assert.Equal(0, _index.Index.Documents);
    }

    [Fact]
    public void Deleting_and_applying_at_once_keeps_what_is_applied()
    {
        var question = Question("q", "Paspoort kwijt");
        _index.Add(question, Answer(question, "a1", "Doe aangifte"));
        _index.Index.Apply([question], deletedContributions: ["q"]);
        _index.Index.Refresh();
        Assert.Equal(1, _index.Index.Documents);
    }

    [Fact]
    public void A_folder_with_rubbish_says_it_is_damaged()
    {
        _index.Index.Commit(1);
        _index.Index.Dispose();
        foreach (var file in Directory.GetFiles(_index.Folder, "segments*")) File.WriteAllText(file, "rubbish");
        Assert.Throws<IndexDamagedException>(() => SearchIndex.Open(_index.Folder));
    }

    public void Dispose() => _index.Dispose();
}
