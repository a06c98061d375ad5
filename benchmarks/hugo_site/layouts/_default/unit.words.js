{{- $suite := index hugo.Data.suites .Params.suite "suite" -}}
{{- $here := print "units/" (lower .Params.urn) "/" -}}
touchstoneWords({{ dict "at" $here "code" .Params.urn "version" (string .Params.version) "suite" $suite.title "owner" $suite.owner "approved" (partial "date.html" .Params.approved) "latest" $here "frozen" (print $here "v" .Params.version "/") "title" .Title "items" (partial "words.html" .Params) | jsonify }});
