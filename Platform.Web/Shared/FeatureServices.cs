using Platform.Web.Features.Audit;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Finding;
using Platform.Web.Features.Home;
using Platform.Web.Features.Import;
using Platform.Web.Features.Mail;
using Platform.Web.Features.Members;
using Platform.Web.Features.Notifications;
using Platform.Web.Features.Organisations;
using Platform.Web.Features.OwnData;
using Platform.Web.Features.Review;
using Platform.Web.Features.SavedSearches;
using Platform.Web.Features.Threads;
using Platform.Web.Features.Tokens;
using Platform.Web.Features.Vocabulary;

namespace Platform.Web.Shared;

/// <summary>What the features do, one line a verb.</summary>
public static class FeatureServices
{
    public static IServiceCollection AddFeatures(this IServiceCollection services)
    {
        services.AddOptions<ModerationOptions>().BindConfiguration(ModerationOptions.Section);
        services.AddMail();
        services.AddScoped<AuditTrail>();
        services.AddScoped<Trust>().AddScoped<Bylines>().AddScoped<MemberQueries>().AddScoped<WorkQueries>().AddScoped<EditProfile>();
        services.AddScoped<OrganisationQueries>();
        services.AddScoped<Drafts>().AddScoped<ContentCheck>().AddScoped<SubmitContribution>().AddScoped<Publishing>();
        services.AddScoped<ContributionReader>().AddScoped<ContributionWriter>();
        services.AddScoped<SendContribution>().AddScoped<WritingDesk>().AddScoped<AuthorActs>();
        services.AddScoped<ContributionQueries>().AddScoped<ReadContribution>().AddScoped<RevisionQueries>().AddScoped<HomeQueries>();
        services.AddScoped<ReviewQueue>().AddScoped<Interest>().AddScoped<DecideReview>().AddScoped<ClaimReview>().AddScoped<ShowName>().AddScoped<ReviewLetters>();
        services.AddScoped<QueueQueries>().AddScoped<ReviewCases>().AddScoped<UsualWait>();
        services.AddScoped<IReviewSubject, ContributionReview>().AddScoped<IReviewSubject, PostReview>();
        services.AddScoped<ThreadParts>().AddScoped<ThreadPages>().AddScoped<ReadThread>().AddScoped<MyThreads>().AddScoped<Append>().AddScoped<AnswerLetters>().AddScoped<Reply>().AddScoped<AcceptAnswer>();
        services.AddScoped<Notices>().AddScoped<NoticeQueries>().AddScoped<MyNotices>();
        services.AddScoped<ExportOwnData>().AddScoped<EraseMember>().AddScoped<OwnDataLetters>();
        services.AddFinding();
        services.AddScoped<MySearches>().AddSingleton<NewMatches>();
        services.AddScoped<ManageTokens>();
        services.AddVocabulary();
        services.AddImportAndExport();
        return services;
    }
}
