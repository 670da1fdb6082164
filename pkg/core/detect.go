package core

import (
	"strconv"

	"github.com/grafana/sobek"

	"github.com/hunter-for-grafana/hunter/pkg/kernel"
)

// robust implements `Host.robust` of src/backend/host.ts.
func (s *session) robust(call sobek.FunctionCall) sobek.Value {
	how := robust(kernel.RobustOptions{
		MaxPValue:     call.Argument(2).ToFloat(),
		MinMagnitude:  call.Argument(3).ToFloat(),
		MinProminence: call.Argument(4).ToFloat(),
	})
	return s.analyse(how, call.Argument(0), call.Argument(1), call.Argument(5), call.Argument(6))
}

// otava implements `Host.otava` of src/backend/host.ts.
func (s *session) otava(call sobek.FunctionCall) sobek.Value {
	how := otava(kernel.Options{
		Off:          !call.Argument(1).ToBoolean(),
		WindowLength: int(call.Argument(2).ToInteger()),
		MaxPValue:    call.Argument(3).ToFloat(),
		MinMagnitude: call.Argument(4).ToFloat(),
	})
	return s.analyse(how, call.Argument(0), sobek.Undefined(), call.Argument(5), call.Argument(6))
}

// analyse runs an analysis on several series while other queries can use the engine. The arrays are not copied: the query
// does not use them until the analysis has ended.
func (s *session) analyse(how analysis, series, times, resolve, reject sobek.Value) sobek.Value {
	runs := make([]run, series.ToObject(s.vm).Get("length").ToInteger())
	for i := range runs {
		at := strconv.Itoa(i)
		runs[i].values = numbersIn(series.ToObject(s.vm).Get(at))
		if !sobek.IsUndefined(times) {
			runs[i].times = numbersIn(times.ToObject(s.vm).Get(at))
		}
	}
	done, _ := sobek.AssertFunction(resolve)
	failed, _ := sobek.AssertFunction(reject)
	s.later(func() func() error {
		err := s.shared.analyse(s.ctx, runs, how)
		return func() error {
			if err != nil {
				_, err := failed(sobek.Undefined(), s.vm.ToValue(err.Error()))
				return err
			}
			all := make([]any, len(runs))
			for i := range runs {
				all[i] = toNumbers(s.vm, runs[i].found)
			}
			_, err := done(sobek.Undefined(), s.vm.NewArray(all...))
			return err
		}
	})
	return sobek.Undefined()
}
