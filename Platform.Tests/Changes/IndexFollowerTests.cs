using Microsoft.Extensions.DependencyInjection;
using Platform.Search;
using Platform.Tests.Support;
using Platform.Web.Access;
using Platform.Web.Changes;
using Platform.Web.Features.Members;
using Platform.Web.Features.Organisations;
using Platform.Web.Search;
using static Platform.Tests.Features.Threads.Conversation;

namespace Platform.Tests.Changes;

/// <summary>The index follows the database, whatever wrote to it and whenever the change became visible.</summary>
public sealed class IndexFollowerTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    [Fact]
    public async Task What_another_process_wrote_is_found()
    {
        var key = await app.Database.Publish("Kwartelslag in de polder", await app.Database.NextChange());

        await Eventually(() => Found("kwartelslag") == 1);
        await app.Database.Write(db => db.Contributions.Single(c => c.Key == key).Withdraw(new Viewer("author00001", MemberRoles.None), DateTime.UnixEpoch), key, await app.Database.NextChange());
        await Eventually(() => Found("kwartelslag") == 0);
    }

    [Fact]
    public async Task A_change_that_becomes_visible_after_a_later_one_is_not_skipped()
    {
        var first = await app.Database.NextChange();
        await app.Database.Publish("Roerdomp in het riet", first + 5);
        await Eventually(() => Found("roerdomp") == 1);

        await app.Database.Publish("Wielewaal in het bos", first + 2);

        await Eventually(() => Found("wielewaal") == 1);
    }

    [Fact]
    public async Task Nothing_is_skipped_that_commits_late_far_below_a_leap()
    {
        var first = await app.Database.NextChange();
        await app.Database.Publish("Kluut op de plaat", first + 1500);
        await Eventually(() => Found("kluut") == 1);

        await app.Database.Publish("Tureluur op de dam", first + 10);

        await Eventually(() => Found("tureluur") == 1);
    }

    [Fact]
    public async Task What_no_follower_heard_of_is_found_by_the_nightly_comparison_and_written_again()
    {
        await app.Database.Publish("Strandplevier in het zand", logged: false);
        // This gives a commit to compare with.
        await app.Database.Publish("Scholekster op het dak", await app.Database.NextChange());
        await Eventually(() => Found("scholekster") == 1);
        Assert.Equal(0, Found("strandplevier"));

        var mending = app.Services.GetRequiredService<IndexMending>();
        await Eventually(async () =>
        {
            await mending.Run(CancellationToken.None);
            return Found("strandplevier") == 1;
        });
        await Eventually(async () => await mending.Run(CancellationToken.None) == 0);
    }

    [Fact]
    public async Task Reindexing_builds_anew_and_loses_nothing()
    {
        await app.Database.Publish("Grutto op het hek", await app.Database.NextChange());
        await Eventually(() => Found("grutto") == 1);
        // A document that is in the index by mistake.
        Index.Use(i =>
        {
            i.Apply([new SearchDocument
            {
                Key = "spook00000", Contribution = "spook00000", Kind = "question", ContributionKind = "question", Audience = SearchSchema.Everyone,
                Language = "nl", Title = "Spookgrutto", Body = "Staat in geen database.", PublishedAt = DateTime.UnixEpoch,
            }]);
            i.Refresh();
        });
        Assert.Equal(1, Found("spookgrutto"));

        await app.Scope(async db =>
        {
            db.Changes.Add(new Change(new ChangeKey(ChangeKind.Reindex, "index"), DateTime.UnixEpoch));
            return await db.SaveChangesAsync();
        });

        await Eventually(() => Found("spookgrutto") == 0);
        Assert.Equal(1, Found("grutto"));
    }

    [Fact]
    public async Task An_organisation_that_moves_to_another_layer_takes_what_its_people_wrote_along()
    {
        using var api = await app.ApiAs("Lena Laag", MemberRoles.Moderator, Layer.Gemeente);
        await api.Post("/api/v1/questions", new { title = "Waar broedt de zwartkopmeeuw?", body = "In de duinen?", language = "nl", tags = Array.Empty<string>(), audience = "everyone", submit = true });
        await Eventually(() => InLayer("gemeente") == 1);

        await app.Scope(async db =>
        {
            var organisation = db.Organisations.Single(o => o.Name == "Gemeente van Lena Laag");
            organisation.Describe(organisation.Name, Layer.Waterschap, null);
            return await db.SaveChangesAsync();
        });

        await Eventually(() => InLayer("waterschap") == 1);
        Assert.Equal(0, InLayer("gemeente"));

        int InLayer(string layer) => Index.Search(new SearchRequest
        {
            Text = "zwartkopmeeuw", Verbatim = true, Filters = new Dictionary<Facet, IReadOnlyCollection<string>> { [Facet.Layer] = [layer] },
        }).Total;
    }

    private LiveIndex Index => (LiveIndex)app.Services.GetService(typeof(LiveIndex))!;

    private int Found(string words) => Index.Search(new SearchRequest { Text = words, Verbatim = true }).Total;
}
