using Microsoft.EntityFrameworkCore;
using Platform.Tests.Features.Threads;
using Platform.Tests.Support;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Features.Mail;
using Platform.Web.Features.Members;
using Platform.Web.Features.Organisations;
using Platform.Web.Features.OwnData;
using Platform.Web.Features.Review;
using Platform.Web.Features.Tags;
using Platform.Web.Features.Threads;

namespace Platform.Tests.Features.Mail;

public sealed class LetterTests(MailApp app) : IClassFixture<MailApp>
{
    [Fact]
    public async Task A_returned_text_is_mailed_with_the_moderators_reason()
    {
        var key = await Article("Anke Return", "Cijfers & bronnen");

        await Decide(key, Verdict.Return, ReviewReason.SourceMissing, "Noem de bron.\n\nStaat die in <Stcrt>?");

        var mail = await app.Sink.Next("anke-return@example.org");
        Assert.Equal("Uw tekst is teruggestuurd: Cijfers & bronnen", mail.Message.Subject);
        Assert.Contains("Reden: Bron ontbreekt", mail.Text, StringComparison.Ordinal);
        Assert.Contains("> Noem de bron.\n> \n> Staat die in <Stcrt>?", mail.Text, StringComparison.Ordinal);
        Assert.Contains("<p>Noem de bron.</p><p>Staat die in &lt;Stcrt&gt;?</p>", mail.Html, StringComparison.Ordinal);
        Assert.Contains($"https://forum.example.org/articles/{key}", mail.Text, StringComparison.Ordinal);
        Assert.Contains("U krijgt deze mail omdat", mail.Text, StringComparison.Ordinal);
        Assert.Contains("https://forum.example.org/my/profile", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", mail.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stored_title_that_turns_the_text_around_does_not_turn_a_letter()
    {
        var letter = new LetterBody().Say("Uw tekst “Ter\u202Emijn” staat online.").Letter("Ter\u202Emijn", "Omdat u lid bent.");

        Assert.Equal("Termijn", letter.Subject);
        Assert.DoesNotContain('\u202E', letter.Text + letter.Html);
    }

    [Fact]
    public async Task An_approved_text_is_mailed_to_its_author()
    {
        var key = await Article("Bas Approve", "Zeven lessen");

        await Decide(key, Verdict.Approve, ReviewReason.None, null);

        Assert.Equal("Uw tekst staat online: Zeven lessen", (await app.Sink.Next("bas-approve@example.org")).Message.Subject);
    }

    [Fact]
    public async Task The_asker_gets_the_whole_answer()
    {
        var question = await app.Ask("Carla Asks");

        var answer = await app.Reply("Dirk Answers", question, "Zie **artikel 3** van [de wet](/articles/a7k2m9).\n\n- één\n- twee\n\n" + string.Concat(Enumerable.Repeat("nog een woord ", 400)) + "einde.");

        var mail = await app.Sink.Next("carla-asks@example.org");
        Assert.Contains("Dirk Answers", mail.Text, StringComparison.Ordinal);
        Assert.Contains("> Zie artikel 3 van de wet.", mail.Text, StringComparison.Ordinal);
        Assert.Contains("woord einde.", mail.Text, StringComparison.Ordinal);
        Assert.Contains("<strong>artikel 3</strong>", mail.Html, StringComparison.Ordinal);
        Assert.Contains("href=\"https://forum.example.org/articles/a7k2m9\"", mail.Html, StringComparison.Ordinal);
        Assert.Contains("<li>één</li>", mail.Html, StringComparison.Ordinal);
        Assert.Contains($"https://forum.example.org/questions/{question}?post={answer.Key}#p-{answer.Key}", mail.Text, StringComparison.Ordinal);
        Assert.True(mail.Message.Body is MimeKit.MultipartAlternative { Count: 2 });
    }

    [Fact]
    public async Task A_letter_written_before_and_sent_after_its_writer_left_names_nobody()
    {
        await app.Member("Gea Vertrekt", layer: Layer.Gemeente);
        var gea = await app.Member("Gea Vertrekt");
        app.Sink.Refuses["wouter-wacht@example.org"] = "450 4.2.0 later";
        var question = await app.Ask("Wouter Wacht");
        await app.Reply("Gea Vertrekt", question, "Zes weken.");
        await Conversation.Eventually(() => Tried("wouter-wacht@example.org"), "the server would not take it yet", 20);

        await app.Scope(async (PlatformDb _, EraseMember erase) =>
        {
            await erase.Erase(gea.Key, PlatformApp.Password);
            return true;
        });
        app.Sink.Refuses.TryRemove("wouter-wacht@example.org", out _);
        await Conversation.Eventually(() => app.Sink.To("gea-vertrekt@example.org").Count == 1, "she is told that it is done", 20);
        await app.Scope(async db =>
        {
            (await db.Outbox.SingleAsync(m => m.To == "wouter-wacht@example.org")).TryAgain(DateTime.UnixEpoch);
            return await db.SaveChangesAsync();
        });

        var mail = await app.Sink.Next("wouter-wacht@example.org");
        Assert.Contains("Voormalig lid", mail.Text, StringComparison.Ordinal);
        Assert.Contains("> Zes weken.", mail.Text, StringComparison.Ordinal);
        Assert.All(new[] { mail.Text, mail.Html }, body => Assert.DoesNotContain("Gea", body, StringComparison.Ordinal));
        Assert.All(new[] { mail.Text, mail.Html }, body => Assert.DoesNotContain("Gemeente van", body, StringComparison.Ordinal));
        Assert.False(await app.Scope(db => db.Outbox.AnyAsync(m => m.To == "gea-vertrekt@example.org")));

        bool Tried(string to) => app.Scope(db => db.Outbox.AnyAsync(m => m.To == to && m.Attempts > 0)).GetAwaiter().GetResult();
    }

    [Fact]
    public async Task A_comment_or_an_answer_of_ones_own_is_not_mailed()
    {
        var question = await app.Ask("Els Self");
        await app.Reply("Els Self", question, "Ik weet het zelf al.");
        await app.Reply("Fred Comments", question, "Goede vraag.", PostKind.Comment);
        await app.Reply("Fred Comments", question, "Het duurt een jaar.");

        await app.Sink.Next("els-self@example.org");
        Assert.Contains("Het duurt een jaar.", Assert.Single(await Mail("els-self@example.org")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mail_speaks_the_readers_language()
    {
        var asker = await app.Member("Grace English", MemberRoles.Moderator);
        await app.Scope(async db =>
        {
            (await db.Members.SingleAsync(m => m.Key == asker.Key)).Speak("en");
            return await db.SaveChangesAsync();
        });
        var question = await app.Ask("Grace English");

        await app.Reply("Henk Dutch", question, "Een jaar.");

        var mail = await app.Sink.Next("grace-english@example.org");
        Assert.StartsWith("Answer to your question: ", mail.Message.Subject, StringComparison.Ordinal);
        Assert.Contains("You received this e-mail because you asked this question", mail.Text, StringComparison.Ordinal);
        Assert.Contains("lang=\"en\"", mail.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mail_does_not_tell_who_wrote_by_layer_only()
    {
        await app.Member("Ieke Geheim", MemberRoles.Moderator, Layer.Provincie);
        await app.Member("Jaap Verborgen", MemberRoles.None, Layer.Waterschap);
        var question = await app.Ask("Ieke Geheim", byLayerOnly: true);

        await app.Reply("Jaap Verborgen", question, "Bij ons ook.", byLayerOnly: true);

        var mail = await app.Sink.Next("ieke-geheim@example.org");
        var whole = mail.Message.ToString();
        Assert.Contains("iemand bij de overheid", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Jaap", whole, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Waterschap", whole, StringComparison.OrdinalIgnoreCase);
        // It may be forwarded: the asker's name is not in it either.
        Assert.DoesNotContain("Ieke Geheim", whole, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_has_no_account_gets_no_mail()
    {
        var question = await app.Ask("Kees Left");
        await app.Scope(async db =>
        {
            db.Users.Remove(await db.Users.SingleAsync(a => a.Email == "kees-left@example.org"));
            return await db.SaveChangesAsync();
        });

        await app.Reply("Lia Answers", question, "Een jaar.");

        Assert.Empty(await Mail("kees-left@example.org"));
    }

    [Fact]
    public async Task A_mail_is_written_with_its_cause_or_not_at_all()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => app.Scope((PlatformDb db, Outbox outbox) => db.Transact<bool>(async () =>
        {
            db.Tags.Add(new Tag("rolled-back", "Teruggedraaid"));
            outbox.Send("nobody@example.org", "Niemand", "nl", new Letter("Onderwerp", "Tekst.", "<p>Tekst.</p>", "Zomaar."));
            await db.SaveChangesAsync();
            Assert.True(await db.Outbox.AnyAsync(m => m.To == "nobody@example.org"));
            throw new InvalidOperationException("undone");
        })));

        Assert.Empty(await Mail("nobody@example.org"));
        Assert.False(await app.Scope(db => db.Tags.AnyAsync(t => t.Key == "rolled-back")));
    }

    private Task<List<OutboxMessage>> Mail(string address) => app.Scope(db => db.Outbox.Where(m => m.To == address).ToListAsync());

    private async Task<string> Article(string author, string title)
    {
        var client = await app.ApiAs(author, MemberRoles.Scientist);
        return (await client.Post("/api/v1/articles", new { title, summary = "Kort.", body = "Tekst.", language = "nl", tags = new[] { "beleid" }, audience = "everyone", submit = true })).Text("key");
    }

    private async Task Decide(string key, Verdict verdict, ReviewReason reason, string? text)
    {
        var moderator = await app.Member("Mo", MemberRoles.Moderator);
        var item = await app.Scope(db => db.ReviewItems.Where(i => i.ContributionKey == key && i.ClosedAt == null).Select(i => i.Key).SingleAsync());
        await app.Scope((PlatformDb _, DecideReview review) => review.Decide(item, verdict, reason, text, new Viewer(moderator.Key, moderator.Roles)));
    }
}
