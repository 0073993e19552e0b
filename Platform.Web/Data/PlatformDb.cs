using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Platform.Web.Changes;
using Platform.Web.Features.Accounts;
using Platform.Web.Features.Audit;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Experiences;
using Platform.Web.Features.Mail;
using Platform.Web.Features.Members;
using Platform.Web.Features.MissedSearches;
using Platform.Web.Features.Notifications;
using Platform.Web.Features.Organisations;
using Platform.Web.Features.Questions;
using Platform.Web.Features.Review;
using Platform.Web.Features.Rounds;
using Platform.Web.Features.SavedSearches;
using Platform.Web.Features.Tags;
using Platform.Web.Features.Threads;
using Platform.Web.Features.Tokens;
using Platform.Web.Features.Vocabulary;
using Platform.Web.Search;
using Platform.Web.Shared;
using Platform.Web.Shared.Markdown;

namespace Platform.Web.Data;

/// <summary>Repository and unit of work. Its two subclasses differ only in provider and migrations.</summary>
public abstract class PlatformDb(DbContextOptions options) : IdentityUserContext<Account, string>(options), IDataProtectionKeyContext
{
    // A pooled context is constructed with nothing but its options.
    private readonly WriteGate? _gate = options.FindExtension<CoreOptionsExtension>()?.ApplicationServiceProvider?.GetService<WriteGate>();
    private bool _holdsGate;
    private List<ChangeKey> _untold = [];

    public DbSet<Contribution> Contributions => Set<Contribution>();
    public DbSet<Revision> Revisions => Set<Revision>();
    public DbSet<ContributionTag> ContributionTags => Set<ContributionTag>();
    public DbSet<CoAuthor> CoAuthors => Set<CoAuthor>();
    public DbSet<Tag> Tags => Set<Tag>();
    public DbSet<Draft> Drafts => Set<Draft>();
    public DbSet<ExperienceUse> ExperienceUses => Set<ExperienceUse>();
    public DbSet<SameQuestion> SameQuestions => Set<SameQuestion>();
    public DbSet<LiveThread> Threads => Set<LiveThread>();
    public DbSet<Post> Posts => Set<Post>();
    public DbSet<PostVersion> PostVersions => Set<PostVersion>();
    public DbSet<Vote> Votes => Set<Vote>();
    public DbSet<Thanks> Thanks => Set<Thanks>();
    public DbSet<ReadingPosition> ReadingPositions => Set<ReadingPosition>();
    public DbSet<Notification> Notifications => Set<Notification>();
    public DbSet<MutedTopic> MutedTopics => Set<MutedTopic>();
    public DbSet<ReviewItem> ReviewItems => Set<ReviewItem>();
    public DbSet<ReviewDecision> ReviewDecisions => Set<ReviewDecision>();
    public DbSet<Member> Members => Set<Member>();
    public DbSet<Membership> Memberships => Set<Membership>();
    public DbSet<Organisation> Organisations => Set<Organisation>();
    public DbSet<SignUp> SignUps => Set<SignUp>();
    public DbSet<MailedCode> MailedCodes => Set<MailedCode>();
    public DbSet<GuessCount> GuessCounts => Set<GuessCount>();
    public DbSet<Session> Sessions => Set<Session>();
    public DbSet<ApiToken> ApiTokens => Set<ApiToken>();
    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();
    public DbSet<SavedSearch> SavedSearches => Set<SavedSearch>();
    public DbSet<MissedSearch> MissedSearches => Set<MissedSearch>();
    public DbSet<SynonymVersion> SynonymVersions => Set<SynonymVersion>();
    public DbSet<Round> Rounds => Set<Round>();
    public DbSet<FormerCode> RoundFormerCodes => Set<FormerCode>();
    public DbSet<RoundQuestion> RoundQuestions => Set<RoundQuestion>();
    public DbSet<RoundVote> RoundVotes => Set<RoundVote>();
    public DbSet<RoundGuest> RoundGuests => Set<RoundGuest>();
    public DbSet<RoundOpinion> RoundOpinions => Set<RoundOpinion>();
    public DbSet<RoundHelper> RoundHelpers => Set<RoundHelper>();
    public DbSet<RoundAct> RoundActs => Set<RoundAct>();
    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();
    public DbSet<Change> Changes => Set<Change>();
    public DbSet<IndexNode> IndexNodes => Set<IndexNode>();
    public DbSet<Lease> Leases => Set<Lease>();
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>
    /// Runs <paramref name="work"/> and saves unsaved changes, in one transaction. Load inside it all that it changes, because SQL Server
    /// runs it again after a lost connection. Within another transaction it becomes part of that one.
    /// </summary>
    public async Task<T> Transact<T>(Func<Task<T>> work, CancellationToken cancel = default)
    {
        if (_holdsGate)
        {
            var part = await work();
            await SaveChangesAsync(cancel);
            return part;
        }

        using var turn = await EnterGate(cancel);
        _holdsGate = true;
        try
        {
            var attempts = 0;
            return await Database.CreateExecutionStrategy().ExecuteAsync(async () =>
            {
                if (attempts++ > 0)
                    ChangeTracker.Clear();
                await using var transaction = await Database.BeginTransactionAsync(cancel);
                var result = await work();
                await SaveChangesAsync(cancel);
                await transaction.CommitAsync(cancel);
                return result;
            });
        }
        finally
        {
            _holdsGate = false;
        }
    }

    public Task Transact(Func<Task> work, CancellationToken cancel = default) => Transact(async () =>
    {
        await work();
        return true;
    }, cancel);

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        if (_holdsGate)
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        using var turn = await EnterGate(cancellationToken);
        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <summary>Waits for the turn to write; returns null where writers do not take turns.</summary>
    internal async Task<IDisposable?> EnterGate(CancellationToken cancel) => _gate is null ? null : await _gate.Enter(cancel);

    /// <summary>Records a change that is saved but not yet committed. This node's caches are invalidated after the commit.</summary>
    internal void Tell(ChangeKey change) => _untold.Add(change);

    /// <summary>Number of changes that this transaction has written to the change log so far.</summary>
    internal int Untold => _untold.Count;

    internal IReadOnlyList<ChangeKey> TakeUntold() => Interlocked.Exchange(ref _untold, []);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(24).AreUnicode(false);
        configurationBuilder.Properties<ContributionKind>().HaveConversion<KindConverter>().HaveMaxLength(24).AreUnicode(false);
        configurationBuilder.Properties<FieldValues>().HaveConversion<FieldValuesConverter>();
        configurationBuilder.Properties<SafeHtml>().HaveConversion<SafeHtmlConverter>();
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>().HavePrecision(3);
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(PlatformDb).Assembly);

        // SQL Server refuses several cascade paths to one table. Referenced rows are never deleted anyway.
        foreach (var key in builder.Model.GetEntityTypes().SelectMany(t => t.GetForeignKeys()))
            key.DeleteBehavior = DeleteBehavior.NoAction;
        if (Database.IsSqlServer())
            builder.Model.CompareKeysByBytes();
    }
}

public sealed class SqlitePlatformDb(DbContextOptions<SqlitePlatformDb> options) : PlatformDb(options);

public sealed class SqlServerPlatformDb(DbContextOptions<SqlServerPlatformDb> options) : PlatformDb(options);
