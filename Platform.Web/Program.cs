using Platform.Web;
using Platform.Web.Api;
using Platform.Web.Caching;
using Platform.Web.Changes;
using Platform.Web.Commands;
using Platform.Web.Data;
using Platform.Web.Demo;
using Platform.Web.Features.About;
using Platform.Web.Features.Accounts;
using Platform.Web.Features.Articles;
using Platform.Web.Features.Audit;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Editing;
using Platform.Web.Features.Experiences;
using Platform.Web.Features.Export;
using Platform.Web.Features.Finding;
using Platform.Web.Features.Home;
using Platform.Web.Features.Import;
using Platform.Web.Features.Mail;
using Platform.Web.Features.Members;
using Platform.Web.Features.MissedSearches;
using Platform.Web.Features.Notifications;
using Platform.Web.Features.Organisations;
using Platform.Web.Features.OwnData;
using Platform.Web.Features.Presence;
using Platform.Web.Features.Questions;
using Platform.Web.Features.Review;
using Platform.Web.Features.Rounds;
using Platform.Web.Features.SavedSearches;
using Platform.Web.Features.Search;
using Platform.Web.Features.Tags;
using Platform.Web.Features.Threads;
using Platform.Web.Features.Tokens;
using Platform.Web.Features.Vocabulary;
using Platform.Web.Live;
using Platform.Web.Nodes;
using Platform.Web.Search;
using Platform.Web.Shared;
using Platform.Web.Shared.Markdown;
using Platform.Web.Ui;

// The only list of features. A folder without a line here contains only pages.
IFeature[] features =
[
    new AccountsSetup(),
    new AuditSetup(),
    new MembersSetup(),
    new OrganisationsSetup(),
    new EditingSetup(),
    new TagsSetup(),
    new ContributionsSetup(),
    new QuestionsSetup(),
    new ArticlesSetup(),
    new ExperiencesSetup(),
    new ReviewSetup(),
    new ThreadsSetup(),
    new PresenceSetup(),
    new RoundsSetup(),
    new NotificationsSetup(),
    new MailSetup(),
    new TokensSetup(),
    new OwnDataSetup(),
    new SearchSetup(),
    new SearchPagesSetup(),
    new FindingSetup(),
    new SavedSearchesSetup(),
    new MissedSearchesSetup(),
    new VocabularySetup(),
    new HomeSetup(),
    new AboutSetup(),
    new ImportSetup(),
    new ExportSetup(),
];

OwnFiles.FromNowOn();
var command = CommandLine.Of(args);
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = command?.Settings ?? args, ContentRootPath = ContentRoot.OfPublishedOutput });
if (!OptionsGuard.Accepts(builder.Configuration))
    return 1;
// Run from source, the program has a list of static files in every environment. A published folder needs none.
builder.WebHost.UseStaticWebAssets();
builder.Services.AddPlatformOptions();
builder.Services.AddData(builder.Configuration);
builder.Services.AddChanges();
builder.Services.AddCaching();
builder.Services.AddNodes(builder.Configuration);
builder.Services.AddLive();
builder.Services.AddMarkdown();
builder.Services.AddApi();
builder.Services.AddHealth();
foreach (var feature in features)
    feature.Add(builder.Services);
builder.Services.AddUi();

var app = builder.Build();
if (!OptionsGuard.Accepts(app.Services))
    return 1;
Task<bool> Prepare() => app.Services.PrepareDatabase(serves: command is null, fill: command is null && app.Environment.IsDevelopment() ? DemoContent.Fill : null);
if (command is not null)
    return await command.Run(app.Services, Prepare);
if (!await Prepare())
    return 1;
app.WarnOfReadableKeys();
if (!await ProductionGuard.Accepts(app.Services))
    return 1;

app.UseUi();
app.UseMiddleware<PageCache>();
app.UseAuthentication();
app.UseRateLimiter();
app.UseTokens();
app.UseMiddleware<RefusedActs>();
app.UseAuthorization();
app.UseMiddleware<ThreadPageCache>();
app.UseLive();
app.MapUi();
foreach (var feature in features)
    feature.Map(app);
app.MapApi();
app.MapHealth();
app.Run();
return 0;

public partial class Program;
