using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Web.Features.Threads;
using Platform.Web.Shared;

namespace Platform.Web.Features.Rounds;

public sealed class RoundMapping : IEntityTypeConfiguration<Round>, IEntityTypeConfiguration<RoundQuestion>, IEntityTypeConfiguration<RoundVote>,
    IEntityTypeConfiguration<RoundGuest>, IEntityTypeConfiguration<RoundOpinion>, IEntityTypeConfiguration<RoundHelper>, IEntityTypeConfiguration<RoundAct>,
    IEntityTypeConfiguration<FormerCode>
{
    private const int GuestKey = 32;

    public void Configure(EntityTypeBuilder<Round> builder)
    {
        builder.ToTable("Rounds");
        builder.HasKey(r => r.Key);
        builder.Property(r => r.Key).IsKey();
        builder.Property(r => r.Code).IsKey();
        builder.Property(r => r.ThreadKey).IsKey();
        builder.Property(r => r.OpenedByKey).IsKey();
        builder.Property(r => r.ReportKey).IsKey();
        builder.Property(r => r.Title).HasMaxLength(Round.LongestTitle);
        builder.Property(r => r.Statement).HasMaxLength(Round.LongestStatement);
        builder.ComplexProperty(r => r.KeptBefore);
        builder.ComplexProperty(r => r.KeptAfter);
        builder.HasIndex(r => r.Code).IsUnique();
        builder.HasIndex(r => r.ThreadKey);
        builder.HasOne<LiveThread>().WithMany().HasForeignKey(r => r.ThreadKey);
        builder.HasOne(r => r.OpenedBy).WithMany().HasForeignKey(r => r.OpenedByKey);
    }

    public void Configure(EntityTypeBuilder<FormerCode> builder)
    {
        builder.ToTable("RoundFormerCodes");
        builder.HasKey(f => f.Code);
        builder.Property(f => f.Code).IsKey();
        builder.Property(f => f.RoundKey).IsKey();
        builder.HasOne<Round>().WithMany().HasForeignKey(f => f.RoundKey);
    }

    public void Configure(EntityTypeBuilder<RoundQuestion> builder)
    {
        builder.ToTable("RoundQuestions");
        builder.HasKey(q => q.Key);
        builder.Property(q => q.Key).IsKey();
        builder.Property(q => q.RoundKey).IsKey();
        builder.Property(q => q.GuestKey).HasMaxLength(GuestKey).IsUnicode(false);
        builder.Property(q => q.Text).HasMaxLength(RoundQuestion.LongestText);
        builder.Property(q => q.Name).HasMaxLength(RoundQuestion.LongestName);
        builder.Property(q => q.Email).HasMaxLength(RoundQuestion.LongestAddress);
        builder.Property(q => q.Language).HasMaxLength(2).IsUnicode(false);
        builder.Property(q => q.MergedIntoKey).IsKey();
        builder.Property(q => q.StandsForKey).IsKey();
        builder.Property(q => q.AnsweredBy).HasMaxLength(RoundQuestion.LongestAnswerer);
        builder.Property(q => q.AnswererKey).IsKey();
        builder.Property(q => q.Answer!).IsLongText();
        builder.Property(q => q.AnswerHtml!).IsLongText();
        builder.Ignore(q => q.State);
        builder.HasOne<Round>().WithMany().HasForeignKey(q => q.RoundKey);
        builder.HasOne<RoundQuestion>().WithMany().HasForeignKey(q => q.MergedIntoKey);
        builder.HasOne(q => q.Answerer).WithMany().HasForeignKey(q => q.AnswererKey);
    }

    public void Configure(EntityTypeBuilder<RoundVote> builder)
    {
        builder.ToTable("RoundVotes");
        builder.HasKey(v => new { v.QuestionKey, v.GuestKey });
        builder.Property(v => v.RoundKey).IsKey();
        builder.Property(v => v.QuestionKey).IsKey();
        builder.Property(v => v.GuestKey).HasMaxLength(GuestKey).IsUnicode(false);
        builder.HasIndex(v => new { v.RoundKey, v.GuestKey });
        builder.HasOne(v => v.Question).WithMany().HasForeignKey(v => v.QuestionKey);
    }

    public void Configure(EntityTypeBuilder<RoundGuest> builder)
    {
        builder.ToTable("RoundGuests");
        builder.HasKey(g => new { g.RoundKey, g.Key });
        builder.Property(g => g.RoundKey).IsKey();
        builder.Property(g => g.Key).HasMaxLength(GuestKey).IsUnicode(false);
        builder.HasIndex(g => new { g.RoundKey, g.CameAt });
        builder.HasOne<Round>().WithMany().HasForeignKey(g => g.RoundKey);
    }

    public void Configure(EntityTypeBuilder<RoundOpinion> builder)
    {
        builder.ToTable("RoundOpinions");
        builder.HasKey(o => new { o.RoundKey, o.GuestKey, o.Phase });
        builder.Property(o => o.RoundKey).IsKey();
        builder.Property(o => o.GuestKey).HasMaxLength(GuestKey).IsUnicode(false);
        builder.HasOne<Round>().WithMany().HasForeignKey(o => o.RoundKey);
    }

    public void Configure(EntityTypeBuilder<RoundHelper> builder)
    {
        builder.ToTable("RoundHelpers");
        builder.HasKey(h => new { h.RoundKey, h.MemberKey });
        builder.Property(h => h.RoundKey).IsKey();
        builder.Property(h => h.MemberKey).IsKey();
        builder.HasOne<Round>().WithMany().HasForeignKey(h => h.RoundKey);
        builder.HasOne(h => h.Member).WithMany().HasForeignKey(h => h.MemberKey);
    }

    public void Configure(EntityTypeBuilder<RoundAct> builder)
    {
        builder.ToTable("RoundActs");
        builder.HasKey(a => new { a.RoundKey, a.Version });
        builder.Property(a => a.RoundKey).IsKey();
        builder.Property(a => a.QuestionKey).IsKey();
        builder.Property(a => a.ByKey).IsKey();
        builder.Property(a => a.Before).IsLongText();
        builder.Ignore(a => a.States);
        builder.HasOne<Round>().WithMany().HasForeignKey(a => a.RoundKey);
        builder.HasOne(a => a.By).WithMany().HasForeignKey(a => a.ByKey);
    }
}
