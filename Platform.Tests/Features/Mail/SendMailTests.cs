using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Platform.Tests.Support;
using Platform.Web.Data;
using Platform.Web.Features.Mail;
using Platform.Web.Shared;

namespace Platform.Tests.Features.Mail;

public sealed class SendMailTests(MailApp app) : IClassFixture<MailApp>, IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(MailApp.Later));

    public Task InitializeAsync() => app.Scope(async db =>
    {
        db.Outbox.RemoveRange(await db.Outbox.ToListAsync());
        db.Leases.RemoveRange(await db.Leases.Where(l => l.Name == SendMail.LeaseName).ToListAsync());
        return await db.SaveChangesAsync();
    });

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_mail_leaves_at_once_after_its_commit()
    {
        // For this sender time stands still, so that it looks again only when it is woken.
        using var sender = app.Sender(_clock);
        await sender.StartAsync(CancellationToken.None);
        await app.Post("begun@example.org");
        await app.Sink.Next("begun@example.org");

        await app.Post("at-once@example.org");

        await app.Sink.Next("at-once@example.org");
        await sender.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task A_failed_mail_is_retried_later_and_dies_after_the_last_attempt()
    {
        app.Sink.Refuses["greylist@example.org"] = "451 4.7.1 try later, greylist@example.org";
        var sent = await app.Post("greylist@example.org");
        var sender = app.Sender(_clock);

        await sender.SendDue(default);
        var once = await Row(sent.Key);
        Assert.Equal((1, MailApp.Later.AddMinutes(1), null), (once.Attempts, once.NextAttemptAt, once.DeadAt));
        Assert.Contains("try later", once.LastError, StringComparison.Ordinal);
        Assert.DoesNotContain("greylist@", once.LastError, StringComparison.Ordinal);

        Assert.Equal(SendMail.Round.Nothing, await sender.SendDue(default));
        _clock.Advance(TimeSpan.FromMinutes(1));
        await sender.SendDue(default);
        Assert.Equal(MailApp.Later.AddMinutes(3), (await Row(sent.Key)).NextAttemptAt);
        _clock.Advance(TimeSpan.FromMinutes(2));
        await sender.SendDue(default);

        var dead = await Row(sent.Key);
        Assert.Equal((3, null, MailApp.Later.AddMinutes(3)), (dead.Attempts, dead.NextAttemptAt, dead.DeadAt));
        _clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(SendMail.Round.Nothing, await sender.SendDue(default));
        Assert.Empty(app.Sink.To("greylist@example.org"));
    }

    [Fact]
    public async Task A_lost_connection_sends_the_same_Message_ID_again()
    {
        app.Sink.HangsUpOn["lost@example.org"] = true;
        var sent = await app.Post("lost@example.org");
        var sender = app.Sender(_clock);
        await sender.SendDue(default);
        Assert.Null((await Row(sent.Key)).SentAt);

        app.Sink.HangsUpOn.Clear();
        _clock.Advance(TimeSpan.FromMinutes(1));
        await sender.SendDue(default);

        Assert.Equal(sent.MessageId, $"<{Assert.Single(app.Sink.To("lost@example.org")).Message.MessageId}>");
        Assert.Equal(MailApp.Later.AddMinutes(1), (await Row(sent.Key)).SentAt);
    }

    [Fact]
    public async Task A_refused_address_does_not_hold_up_the_rest()
    {
        app.Sink.Refuses["unknown@example.org"] = "550 5.1.1 no such user";
        app.Sink.HangsUpOn["breaks@example.org"] = true;
        var refused = await app.Post("unknown@example.org", MailApp.Later.AddSeconds(-4));
        await app.Post("niet een adres", MailApp.Later.AddSeconds(-3));
        await app.Post("breaks@example.org", MailApp.Later.AddSeconds(-2));
        await app.Post("one@example.org", MailApp.Later.AddSeconds(-1));
        await app.Post("two@example.org");
        var connections = app.Sink.Connections;

        await app.Sender(_clock).SendDue(default);

        Assert.Single(app.Sink.To("one@example.org"));
        Assert.Single(app.Sink.To("two@example.org"));
        // One connection, and one more after the message that broke it.
        Assert.Equal(2, app.Sink.Connections - connections);
        // Refused for good: asking again would only annoy.
        Assert.NotNull((await Row(refused.Key)).DeadAt);
    }

    [Fact]
    public async Task A_flood_of_other_mail_holds_no_code_up()
    {
        for (var i = 0; i < 25; i++)
            await app.Post($"flood{i}@example.org", MailApp.Later.AddMinutes(-10));
        for (var i = 0; i < 25; i++)
            await app.Post($"signup{i}@example.org", MailApp.Later.AddMinutes(-20), MailLane.SignUp);
        await app.Post("reset@example.org", MailApp.Later, MailLane.Account);
        var sender = app.Sender(_clock);

        await sender.SendDue(default);
        Assert.Single(app.Sink.To("reset@example.org"));
        Assert.Empty(app.Sink.To("flood0@example.org"));

        await sender.SendDue(default);
        Assert.Single(app.Sink.To("signup24@example.org"));
    }

    [Theory]
    [InlineData("n1<victim@example.org>")]
    [InlineData("victim@example.org, other@example.org")]
    public async Task What_is_more_than_an_address_is_mailed_nowhere(string to)
    {
        var sent = await app.Post(to);

        await app.Sender(_clock).SendDue(default);

        Assert.NotNull((await Row(sent.Key)).DeadAt);
        Assert.Empty(app.Sink.To("victim@example.org"));
    }

    [Fact]
    public async Task A_server_that_is_down_costs_no_message_an_attempt()
    {
        var gone = new SmtpSink();
        var port = gone.Port;
        await gone.DisposeAsync();
        var sent = await app.Post("patient@example.org");
        var mail = Options.Create(new MailOptions { Host = "127.0.0.1", Port = port, From = "platform@example.org" });
        var platform = Options.Create(new PlatformOptions());
        var sender = ActivatorUtilities.CreateInstance<SendMail>(app.Services, _clock, new MailComposer(mail, platform, app.Services.GetRequiredService<PickupFolder>()));

        Assert.Equal(SendMail.Round.ServerFailed, await sender.SendDue(default));

        var row = await Row(sent.Key);
        Assert.Equal((0, null), (row.Attempts, row.DeadAt));
        Assert.NotNull(row.LastError);
        _clock.Advance(TimeSpan.FromMinutes(1));
        await app.Sender(_clock).SendDue(default);
        Assert.Single(app.Sink.To("patient@example.org"));
    }

    [Fact]
    public async Task One_node_sends()
    {
        await app.Post("lease@example.org");
        Assert.True(await app.Scope(db => Bulk.TakeLease(db, SendMail.LeaseName, "another", MailApp.Later, MailApp.Later.AddMinutes(5))));
        var (one, other) = (app.Sender(_clock), app.Sender(_clock));

        Assert.Equal(SendMail.Round.OtherNodeSends, await one.SendDue(default));
        Assert.Empty(app.Sink.To("lease@example.org"));

        // The other node died: its lease runs out.
        _clock.Advance(TimeSpan.FromMinutes(6));
        await Task.WhenAll(one.SendDue(default), other.SendDue(default));
        Assert.Single(app.Sink.To("lease@example.org"));
    }

    [Fact]
    public async Task Mail_is_forgotten_a_month_after_it_was_sent()
    {
        var sent = await app.Post("forget@example.org");
        var waiting = await app.Post("remember@example.org", MailApp.Later.AddDays(60));
        await app.Sender(_clock).SendDue(default);

        await app.Delete(MailApp.Later.AddDays(30), "Mail", "MailOfGuests");
        Assert.NotNull(await Row(sent.Key));
        await app.Delete(MailApp.Later.AddDays(30).AddMinutes(1), "Mail", "MailOfGuests");

        Assert.Equal([waiting.Key], await app.Scope(db => db.Outbox.Select(m => m.Key).ToListAsync()));
    }

    private Task<OutboxMessage> Row(string key) => app.Scope(db => db.Outbox.AsNoTracking().SingleAsync(m => m.Key == key));
}
