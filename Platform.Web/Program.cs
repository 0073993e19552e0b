using Platform.Web.Commands;
using Platform.Web.Data;
using Platform.Web.Features.Accounts;
using Platform.Web.Features.Api;
using Platform.Web.Features.Audit;
using Platform.Web.Features.Finding;
using Platform.Web.Features.Rounds;
using Platform.Web.Features.Threads;
using Platform.Web.Ui;
using Platform.Web.Nodes;
using Platform.Web.Search;
using Platform.Web.Shared;
using Platform.Web.Caching;
using Platform.Web.Shared.Markdown;

OwnFiles.FromNowOn();
var command = CommandLine.Of(args);
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = command?.Settings ?? args, ContentRootPath = ContentRoot.OfPublishedOutput });
if (!OptionsGuard.Accepts(builder.Configuration))
    return 1;
// Run from source in any environment; a published folder has no such list and needs none.
builder.WebHost.UseStaticWebAssets();
builder.Services.AddPlatform();
builder.Services.AddData(builder.Configuration);
builder.Services.AddNodes(builder.Configuration);
builder.Services.AddAccounts();
builder.Services.AddMarkdown();
builder.Services.AddFeatures();
builder.Services.AddThreads();
builder.Services.AddRounds();
builder.Services.AddApi();
builder.Services.AddHealth();
builder.Services.AddSearch();
builder.Services.AddLook();

var app = builder.Build();
if (!OptionsGuard.Accepts(app.Services))
    return 1;
if (!await app.Services.PrepareDatabase(serves: command is null, withDemo: command is null && app.Environment.IsDevelopment()))
    return 1;
if (command is not null)
    return await command.Run(app.Services);
app.WarnOfReadableKeys();
if (!await ProductionGuard.Accepts(app.Services))
    return 1;

app.UseLook();
app.UseMiddleware<PageCache>();
app.UseAuthentication();
app.UseRateLimiter();
app.UseTokens();
app.UseMiddleware<RefusedActs>();
app.UseAuthorization();
app.UseMiddleware<ThreadPageCache>();
app.MapLook();
app.MapSearch();
app.MapLiveThreads();
app.MapRounds();
app.MapFinding();
app.MapApi();
app.MapHealth();
app.Run();
return 0;

public partial class Program;
