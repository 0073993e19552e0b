using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Mail;
using Platform.Web.Features.Organisations;
using Platform.Web.Shared;

namespace Platform.Web.Features.Threads;

/// <summary>Mail to the asker with each answer in full, so that it can be read without signing in.</summary>
public sealed class AnswerLetters(
    PlatformDb db, Outbox outbox, IStringLocalizer<ThreadText> texts, IStringLocalizer<LayerText> layers, IOptions<PlatformOptions> options)
{
    /// <summary>Mails <paramref name="answer"/> to the asker. Call this inside the transaction that publishes the answer.</summary>
    public async Task Tell(Post answer, PostVersion version)
    {
        var question = await db.Contributions.SingleAsync(c => c.Key == answer.ThreadKey);
        if (question.AuthorKey == answer.AuthorKey || question.Status != ContributionStatus.Published)
            return;
        var facts = await AuthorOf(answer);
        await outbox.Tell(question.AuthorKey, question.ByLayerOnly, reader => Write(question, answer, version, facts.SeenBy(reader)));
    }

    private Letter Write(Contribution question, Post answer, PostVersion version, PersonSeen by)
    {
        var who = by.OrganisationName is { } organisation ? $"{by.Called(layers)}, {organisation}" : by.Called(layers);
        var page = new Uri(options.Value.PublicUrl, PostAddress.Of(question.Path, answer.Key));
        return new LetterBody()
            .Say(texts["Mail.Answer", question.Title, who])
            .Quote(version.Text, version.Html.ToString(), page)
            .Link(texts["Mail.Answer.Read"], page)
            .Letter(texts["Mail.Answer.Subject", question.Title], texts["Mail.Answer.Why"]) with
        { Names = by.MemberKey is { } member ? new LetterNames(member, who) : null };
    }

    /// <summary>
    /// Loads the author and organisation of the answer. A new answer is not saved yet, so its references are set by loading these rows.
    /// </summary>
    private async Task<PersonFacts> AuthorOf(Post answer)
    {
        await db.Members.Where(m => m.Key == answer.AuthorKey).LoadAsync();
        await db.Organisations.Where(o => o.Key == answer.OrganisationKey).LoadAsync();
        return answer.AuthorFacts();
    }
}
