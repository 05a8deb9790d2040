using System.Net;
using CaseTrack.Http;
using CaseTrack.Import.Reading;

namespace CaseTrack.Tests.Import;

/// <summary>导入: from a file to records that count, once, by the decisions of the acts themselves.</summary>
public sealed class ImportTests(ImportHost host) : IClassFixture<ImportHost>
{
    private const string Heads = "调委会,登记日期,案件来源,纠纷类型,申请人,申请人证件号码,被申请人,受理日期,案号,调解员,达成协议日期,协议形式,即时履行,"
        + "调解终止日期,终止原因,告知其他途径,办结日期";

    private static int serial;

    /// <summary>A case of its own name and number.</summary>
    private static string Row(
        string name, string on = "2021-03-05", string? number = null, string rest = "2021-03-20,口头,是,,,,2021-03-20") =>
        $"沈家营社区调委会,{on},依申请,邻里纠纷,{name},,李四,{on},{number ?? $"旧调{Interlocked.Increment(ref serial)}"},王调解,{rest}";

    [Fact]
    public async Task Cases_come_in_with_their_whole_course_under_their_old_numbers_and_count()
    {
        var number = $"（2021）沈调字第{Interlocked.Increment(ref serial)}号";
        var checkedImport = await host.CheckAsync(ImportHost.Csv(Heads, Row("张全程", number: number),
            Row("赵不成", rest: ",,,2021-03-30,调解不成,诉讼,2021-03-31")));
        ((string)checkedImport["state"]!).ShouldBe("checked");
        ((int)checkedImport["good"]!).ShouldBe(2, (await host.RowsAsync(checkedImport))[0].ToJsonString());
        ((int)checkedImport["recorded"]!).ShouldBe(0);

        var written = await host.DoAsync(checkedImport, "execution", new { allOrNothing = false });
        ((string)written["state"]!).ShouldBe("written");
        ((int)written["recorded"]!).ShouldBe(2);
        var record = (string)(await host.RowsAsync(written))[0]["record"]!;
        var (_, read, _) = await host.GetAsync(record);
        ((string)read!["record"]!["stage"]!).ShouldBe("closed");
        ((string)read["record"]!["agreedOn"]!).ShouldBe("2021-03-20");
        ((string)read["record"]!["dossier"]!["numbers"]![0]!["number"]!).ShouldBe(number);
        var (_, parties, _) = await host.GetAsync($"{record}/parties");
        parties!["parties"]!.AsArray().Count.ShouldBe(2);

        // Each record keeps the file and the row.
        var (_, history, _) = await host.GetAsync($"{record}/history");
        var opened = history!["events"]!.AsArray().Select(x => x!["data"] ?? x).First(x => x!["file"] is not null)!;
        ((string)opened["file"]!).ShouldBe((string)checkedImport["file"]!);
        ((int)opened["row"]!).ShouldBe(2);
    }

    [Fact]
    public async Task What_happened_several_times_has_columns_for_each_time()
    {
        var import = await host.DoAsync(await host.CheckAsync(ImportHost.Csv(
            "调委会,登记日期,案件来源,纠纷类型,申请人,被申请人,受理日期,案号,调解员,调解日期,调解方式,到场人数,第二次调解日期,第二次调解方式,"
                + "第二次到场人数,第三次调解日期,调解方式3,到场人数3,达成协议日期,协议形式,履行期限,履行日期,履行情况,回访日期,回访方式,回访履行情况,回访日期2,回访方式2,"
                + "回访履行情况2,办结日期",
            $"沈家营社区调委会,2021-03-01,依申请,邻里纠纷,张多次,李四,2021-03-01,旧调{Interlocked.Increment(ref serial)},王调解,2021-03-08,"
                + "分别调解,2,2021-03-12,当面调解,3,2021-03-16,联合调解,4,2021-03-16,口头,2021-04-30,2021-04-20,已履行,2021-04-22,电话,已履行,2021-05-10,"
                + "上门,已履行,2021-05-11")), "execution", new { });
        var row = (await host.RowsAsync(import))[0];
        ((int)import["recorded"]!).ShouldBe(1, row.ToJsonString());
        var happened = (await host.GetAsync($"{(string)row["record"]!}/history")).Body!["events"]!.AsArray()
            .Select(x => ((string)x!["event"]!, (string)x["occurredOn"]!)).ToArray();
        happened.Where(x => x.Item1.Contains("session", StringComparison.Ordinal)).Select(x => x.Item2)
            .ShouldBe(["2021-03-08", "2021-03-12", "2021-03-16"]);
        happened.Where(x => x.Item1.Contains("follow", StringComparison.Ordinal)).Select(x => x.Item2)
            .ShouldBe(["2021-04-22", "2021-05-10"]);
    }

    [Fact]
    public async Task One_declaration_completes_the_whole_batch()
    {
        var import = await host.DoAsync(await host.CheckAsync(ImportHost.Csv(Heads, Row("张批一"), Row("张批二"))), "execution",
            new { allOrNothing = true });
        var record = (string)(await host.RowsAsync(import))[0]["record"]!;
        ((bool)(await host.GetAsync(record)).Body!["record"]!["dossier"]!["underEntry"]!).ShouldBeTrue();
        var complete = await host.DoAsync(import, "entry-completion", new { });
        ((string)complete["state"]!).ShouldBe("complete");
        ((int)complete["completed"]!).ShouldBe(2);
        ((bool?)(await host.GetAsync(record)).Body!["record"]!["dossier"]!["underEntry"] is true).ShouldBeFalse();

        // Declared again it changes nothing.
        ((int)(await host.DoAsync(import, "entry-completion", new { }))["completed"]!).ShouldBe(0);
    }

    [Fact]
    public async Task The_same_file_again_changes_nothing()
    {
        var file = ImportHost.Csv(Heads, Row("张两遍"), Row("张两遍二"));
        var first = await host.DoAsync(await host.CheckAsync(file), "execution", new { allOrNothing = false });
        var again = await host.CheckAsync(file);
        ((string)again["id"]!).ShouldBe((string)first["id"]!);
        ((int)again["there"]!).ShouldBe(2);
        ((int)again["good"]!).ShouldBe(0);
        var written = await host.DoAsync(again, "execution", new { allOrNothing = false });
        ((int)written["recorded"]!).ShouldBe(0);
        var record = (string)(await host.RowsAsync(written))[0]["record"]!;
        (await host.GetAsync($"{record}/history")).Body!["events"]!.AsArray().Count.ShouldBe(
            (int)(await host.GetAsync(record)).Body!["record"]!["version"]!);
    }

    [Fact]
    public async Task A_row_with_a_problem_says_where_what_and_what_would_be_right()
    {
        var import = await host.CheckAsync(ImportHost.Csv(Heads,
            Row("张一").Replace("邻里纠纷", "邻居矛盾", StringComparison.Ordinal),
            Row("张二", on: "3月1日"),
            Row("张三").Replace("沈家营社区调委会", "沈家营调委会", StringComparison.Ordinal),
            Row("张四", rest: "2021-01-01,口头,是,,,,2021-03-20"),
            Row("张五").Replace("张五,,", "张五,420202199003071234,", StringComparison.Ordinal),
            Row("张六", rest: ",口头,是,,,,")));
        ((int)import["wrong"]!).ShouldBe(6, import.ToJsonString());
        var rows = await host.RowsAsync(import, "?state=wrong");
        rows.Select(x => ((int)x["row"]!, (string?)x["column"], (string?)x["code"])).ShouldBe([
            (2, "D", "import.unknown-code"), (3, "B", "import.day-without-year"), (4, "A", "organisation.unknown"),
            (5, "K", "act.not-in-this-stage"), (6, "F", "party.resident-id"), (7, "K", "import.day-missing")]);
        ((string)rows[0]["suggestion"]!).ShouldContain("邻里纠纷");
        ((string)rows[2]["suggestion"]!).ShouldContain("沈家营社区调委会");
        ((string)rows[3]["heading"]!).ShouldBe("达成协议日期");
        ((string)rows[3]["read"]!).ShouldContain("张");
        ((string)rows[3]["read"]!).ShouldNotContain("张四");

        // As a table, too, and in English.
        var table = await host.InEnglishAsync($"imports/{(string)import["id"]!}/rows?state=wrong");
        ((string)table.Body!["rows"]![1]!["problem"]!)
            .ShouldBe("The day has no year; 受理日期: The day has no year");
    }

    [Fact]
    public async Task Good_rows_are_kept_or_none_as_it_is_asked()
    {
        var wrong = await host.CheckAsync(ImportHost.Csv(Heads, Row("张好行"), Row("张坏行", on: "昨天")));
        var (status, body, _) = await host.PostAsync($"imports/{(string)wrong["id"]!}/execution", new { allOrNothing = true });
        status.ShouldBe((HttpStatusCode)422);
        ((string)body!["type"]!).ShouldEndWith("import.not-all");
        var kept = await host.DoAsync(wrong, "execution", new { allOrNothing = false });
        ((int)kept["recorded"]!).ShouldBe(1);
        ((int)kept["wrong"]!).ShouldBe(1);
    }

    [Fact]
    public async Task What_looks_like_a_case_that_is_there_waits_for_somebody_to_decide()
    {
        await host.DoAsync(await host.CheckAsync(ImportHost.Csv(Heads, Row("钱重复", on: "2021-05-05", rest: ",,,,,,"))), "execution",
            new { allOrNothing = false });
        var file = ImportHost.Csv(Heads, Row("钱重复", on: "2021-05-07", rest: ",,,,,,"), Row("钱重复", on: "2021-09-07", rest: ",,,,,,"),
            Row("钱重复", on: "2021-09-08", rest: ",,,,,,"));
        var import = await host.CheckAsync(file);
        ((int)import["alike"]!).ShouldBe(2);
        var alike = await host.RowsAsync(import, "?state=alike");
        ((string)alike[0]["alike"]!).ShouldStartWith("/api/v1/mediation-cases/");
        ((string)alike[1]["alike"]!).ShouldContain("3");
        var written = await host.DoAsync(import, "execution", new { allOrNothing = false, alikeRows = new[] { 4 } });
        ((int)written["recorded"]!).ShouldBe(2);
        ((int)written["leftOut"]!).ShouldBe(1);
    }

    [Fact]
    public async Task A_number_that_is_another_s_is_refused_in_the_file_and_beyond()
    {
        var number = $"重号{Interlocked.Increment(ref serial)}";
        await host.DoAsync(await host.CheckAsync(ImportHost.Csv(Heads, Row("孙号一", number: number))), "execution",
            new { allOrNothing = false });
        var twice = $"同号{Interlocked.Increment(ref serial)}";
        var import = await host.CheckAsync(ImportHost.Csv(
            Heads, Row("孙号二", number: number), Row("孙号三", number: twice), Row("孙号四", number: twice)));
        (await host.RowsAsync(import, "?state=wrong")).Select(x => ((int)x["row"]!, (string)x["code"]!))
            .ShouldBe([(2, "number.taken"), (4, "number.taken")]);
    }

    [Fact]
    public async Task What_a_person_says_of_a_heading_is_remembered_for_the_office()
    {
        static byte[] File(string name) => ImportHost.Csv("我们的调委会,登记日期,案件来源,纠纷类型,申请人,备注列",
            $"沈家营社区调委会,2021-03-05,依申请,邻里纠纷,{name},随便");
        var import = await host.CheckAsync(File("周表头"));
        import["missingColumns"]!.AsArray().Select(x => (string)x!).ShouldBe(["调委会"]);
        ((int)import["wrong"]!).ShouldBe(1);
        var mapped = await host.DoAsync(import, "mapping", new { columns = new Dictionary<string, string> { ["我们的调委会"] = "committee" } });
        ((int)mapped["good"]!).ShouldBe(1);
        ((int)(await host.CheckAsync(File("周表头二")))["good"]!).ShouldBe(1);
    }

    [Fact]
    public async Task A_column_of_days_that_can_be_read_in_two_ways_is_asked_about()
    {
        var import = await host.CheckAsync(ImportHost.Csv(Heads, Row("吴两读", on: "01/02/2022", rest: ",,,,,,")));
        import["columns"]!.AsArray().Where(x => (bool)x!["askOrder"]!).Select(x => (string)x!["key"]!)
            .ShouldBe(["registeredOn", "acceptedOn"]);
        ((int)import["wrong"]!).ShouldBe(1);
        var said = await host.DoAsync(import, "mapping", new
        {
            orders = new Dictionary<string, string> { ["registeredOn"] = "day-first", ["acceptedOn"] = "day-first" },
        });
        ((int)said["good"]!).ShouldBe(1);
        ((string)(await host.RowsAsync(said))[0]["read"]!).ShouldContain("2022-02-01");
    }

    [Fact]
    public async Task Other_kinds_come_in_the_same_way()
    {
        var review = await host.CheckAsync(ImportHost.Csv(
            "承办机构,收到日期,被申请人类型,复议事项,行政管理领域,申请人,受理日期,案号,发送副本日期,答复日期,提交证据,听取意见日期,听取意见方式,无法听取意见,"
            + "决定日期,复议结果,决定书文号,送达申请人日期,送达申请人方式,办结日期",
            $"区司法局,2022-03-01,县级政府部门,行政处罚,市场监管,郑复议,2022-03-04,旧复受{Interlocked.Increment(ref serial)},2022-03-08,2022-03-16,是,"
            + $"2022-03-20,当面,否,2022-04-20,维持,旧复决{serial},2022-04-22,直接送达,2022-05-01"), "review-applications");
        ((int)review["good"]!).ShouldBe(1, (await host.RowsAsync(review))[0].ToJsonString());
        var file = await host.CheckAsync(ImportHost.Csv(
            "承办机构,线索日期,线索来源,行政管理领域,核查日期,核查情况,立案日期,监督文号",
            $"sfj,2022-05-10,投诉举报,城市管理,2022-05-12,属实,2022-05-20,旧监{serial}"), "supervision-files");
        ((int)file["good"]!).ShouldBe(1, (await host.RowsAsync(file))[0].ToJsonString());
        var ledger = await host.CheckAsync(ImportHost.Csv("台账种类,发生日期,机构,排查次数,预防纠纷", "矛盾纠纷排查,2022-06-01,420202,12,3"), "ledger-entries");
        ((int)ledger["good"]!).ShouldBe(1, (await host.RowsAsync(ledger))[0].ToJsonString());
        var units = await host.CheckAsync(ImportHost.Csv("机构代码,机构名称,机构种类,调委会种类,上级机构,设立日期",
            "jd-9,测试街道,街道,,黄石港区,2019-01-10", "sq-9,测试社区,社区,,jd-9,2019-01-10", "jd-9,又一个,街道,,420202,2019-01-10"), "organisations");
        (await host.RowsAsync(units)).Select(x => (string?)x["code"]).ShouldBe([null, null, "code-taken"]);
        var figures = await host.CheckAsync(ImportHost.Csv("指标代码,年度,数值,出处",
            "mediation.community.accepted,2019,900,2019年报告"), "base-figures");
        ((int)figures["good"]!).ShouldBe(1, (await host.RowsAsync(figures))[0].ToJsonString());
        foreach (var import in new[] { review, file, ledger, units, figures })
        {
            var written = await host.DoAsync(import, "execution", new { allOrNothing = false });
            ((int)written["recorded"]!).ShouldBe((int)import["good"]!, (await host.RowsAsync(written)).Last().ToJsonString());
        }
    }

    [Fact]
    public async Task A_late_act_is_recorded_once_it_is_confirmed_and_counted_as_a_breach()
    {
        const string heads = "承办机构,收到日期,被申请人类型,复议事项,行政管理领域,申请人,视为受理日期,受理日期";
        var without = await host.CheckAsync(
            ImportHost.Csv(heads, "区司法局,2022-03-01,县级政府部门,行政处罚,市场监管,冯没有视为,,2022-03-25"), "review-applications");
        ((string)(await host.RowsAsync(without))[0]["code"]!).ShouldBe("review.screening-expired");
        var import = await host.CheckAsync(
            ImportHost.Csv(heads, "区司法局,2022-03-01,县级政府部门,行政处罚,市场监管,冯迟到,2022-03-08,2022-03-25"), "review-applications");
        ((int)import["good"]!).ShouldBe(1, import.ToJsonString() + (await host.RowsAsync(import))[0].ToJsonString());
        var code = (string)import["breaches"]!.AsArray().ShouldHaveSingleItem()!["code"]!;
        var (status, _, _) = await host.PostAsync($"imports/{(string)import["id"]!}/execution", new { allOrNothing = true });
        status.ShouldBe((HttpStatusCode)422);
        var written = await host.DoAsync(import, "execution", new { allOrNothing = true, confirmed = new[] { code } });
        var record = (string)(await host.RowsAsync(written))[0]["record"]!;
        (await host.GetAsync($"{record}/history")).Body!.ToJsonString().ShouldContain("breach");
        var stands = (await host.GetAsync(record)).Body!["record"]!;
        ((bool)stands["deemed"]!, (string)stands["dossier"]!["breaches"]!.AsArray().ShouldHaveSingleItem()!["act"]!)
            .ShouldBe((true, "acceptance"));
    }

    [Fact]
    public async Task A_template_is_read_by_the_import_it_is_for_in_either_language()
    {
        foreach (var kind in CaseTrack.Import.Columns.ImportKind.All.Select(x => x.Kind))
        {
            foreach (var language in (string[])["zh-CN", "en"])
            {
                var file = await host.TemplateAsync(kind, language);
                var known = CaseTrack.Import.Columns.ImportKind.Find(kind)!;
                var headings = CaseTrack.Import.Columns.Headings.Find(SourceFile.Open(file), known, new Dictionary<string, string>());
                headings.Table.ShouldBe(0);
                headings.Columns.Select(x => x.Key).ShouldBe(known.Columns.Select(x => x.Key), $"{kind} {language}");
            }
        }
    }

    [Fact]
    public async Task Nobody_imports_without_the_right_to_what_is_imported_and_nothing_unknown_is_asked()
    {
        (await host.SendAsync("x"u8.ToArray(), "nothing")).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await host.SendAsync([0xD0, 0xCF, 0x11, 0xE0])).Status.ShouldBe((HttpStatusCode)422);
        (await host.GetAsync($"imports/{Guid.NewGuid()}")).Status.ShouldBe(HttpStatusCode.NotFound);
        var caller = new CaseTrack.Access.Caller("x", "420202", [new(Area.Import, true), new(Area.Mediation, false)]);
        Should.Throw<RefusedException>(() => CaseTrack.Import.Requests.SendImportEndpoint.RequireRights(caller, "mediation-cases")).Status
            .ShouldBe(403);
    }
}
