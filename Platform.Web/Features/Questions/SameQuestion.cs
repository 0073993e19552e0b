using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Web.Access;
using Platform.Web.Features.Members;
using Platform.Web.Shared;

namespace Platform.Web.Features.Questions;

/// <summary>
/// "I have this too": a member has the same question as the person who asked it. Nobody sees the members. Readers see the number, which
/// is stored in the thread.
/// </summary>
public sealed class SameQuestion
{
    private SameQuestion()
    {
    }

    /// <param name="question">Must be loaded with its thread and its co-authors.</param>
    public SameQuestion(Question question, Viewer by, DateTime at)
    {
        if (question.AuthorKey == by.MemberKey || question.CoAuthors.Any(a => a.MemberKey == by.MemberKey))
            throw new RuleBroken("OwnQuestion");
        if (!question.CanBeDiscussedBy(by))
            throw new RuleBroken("ContributionClosed");
        if (question.Thread.Locked)
            throw new RuleBroken("ThreadLocked");
        QuestionKey = question.Key;
        MemberKey = by.MemberKey!;
        At = at;
    }

    public string QuestionKey { get; private set; } = "";

    public string MemberKey { get; private set; } = "";

    public DateTime At { get; private set; }
}

public sealed class SameQuestionMapping : IEntityTypeConfiguration<SameQuestion>
{
    public void Configure(EntityTypeBuilder<SameQuestion> builder)
    {
        builder.ToTable("SameQuestions");
        builder.HasKey(s => new { s.QuestionKey, s.MemberKey });
        builder.Property(s => s.QuestionKey).IsKey();
        builder.Property(s => s.MemberKey).IsKey();
        builder.HasOne<Question>().WithMany().HasForeignKey(s => s.QuestionKey);
        builder.HasOne<Member>().WithMany().HasForeignKey(s => s.MemberKey);
        builder.HasIndex(s => s.MemberKey);
    }
}
