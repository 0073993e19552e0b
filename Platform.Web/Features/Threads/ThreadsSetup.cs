using Platform.Web.Api;
using Platform.Web.Changes;
using Platform.Web.Features.Review;
using Platform.Web.Live;
using Platform.Web.Shared;

namespace Platform.Web.Features.Threads;

public sealed class ThreadsSetup : IFeature
{
    public void Add(IServiceCollection services)
    {
        services.AddOptions<ThreadOptions>().BindConfiguration(ThreadOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddScoped<ThreadQueries>().AddScoped<PostWindowReader>().AddScoped<ThreadViewBuilder>().AddScoped<ReaderFactsLoader>().AddSingleton<ReaderFactsQuery>().AddScoped<ThreadSlots>();
        services.AddScoped<ReadThread>().AddScoped<MyThreads>().AddScoped<PostHistory>().AddScoped<FindPost>().AddSingleton<ThreadPageCache>();
        services.AddScoped<ThreadWriter>().AddScoped<Reply>().AddScoped<ReplyDraft>().AddScoped<EditPost>().AddScoped<WriteConclusion>().AddScoped<AnswerLetters>().AddScoped<Mentionable>();
        services.AddScoped<AcceptAnswer>().AddScoped<ThankAuthor>().AddScoped<CastVote>().AddSingleton<VoteSignal>().AddHostedService<VoteSweep>();
        services.AddScoped<ModerateThread>().AddScoped<MovePost>().AddScoped<ModeratorLetters>().AddScoped<IReviewSubject, PostReview>();
        services.AddScoped<ThreadAccess>().AddFollower<LiveFollower>().AddHostedService<ThreadHeads>();
    }

    public void Map(WebApplication app)
    {
        app.MapLiveHub<ThreadHub>("threads");
        app.MapThreadPages();
        app.ApiGroup().MapThreads();
    }
}
